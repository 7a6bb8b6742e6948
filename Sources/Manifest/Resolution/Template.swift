/// A text with placeholders, taken apart.
struct Template {
  enum Part: Equatable {
    case literal(String)
    /// `${env:NAME}`
    case variable(String)
    /// `${param:name}`
    case parameter(String)
    case stage
    case project
    /// Begins like one of ours and is none, such as `${env:}`.
    case malformed(String)
  }

  var parts: [Part]

  /// Takes a text apart; every `${…}` that is not ours belongs to the text around it.
  init(_ text: String) {
    parts = []
    var rest = Substring(text)
    while let (before, inner, after) = rest.firstPlaceholder {
      let part = Part(inner: inner)
      append(literal: part == nil ? before + "${\(inner)}" : before)
      if let part { parts.append(part) }
      rest = after
    }
    append(literal: rest)
  }

  /// Whether something is to be filled in.
  var hasPlaceholders: Bool {
    parts.contains { part in
      if case .literal = part { false } else { true }
    }
  }

  /// The names of the parameters that are to be filled in.
  var parameters: [String] {
    parts.compactMap { part in
      if case .parameter(let name) = part { name } else { nil }
    }
  }

  /// Whether something stands beside the placeholders.
  var hasLiterals: Bool {
    parts.contains { part in
      if case .literal = part { true } else { false }
    }
  }

  /// The text with an account and a region put in where AWS's will stand, to check its shape.
  static func withSampleIdentity(_ text: String) -> String {
    text.replacing("${account}", with: "123456789012").replacing("${region}", with: "us-east-1")
  }

  private mutating func append(literal: Substring) {
    guard !literal.isEmpty else { return }
    if case .literal(let before) = parts.last {
      parts[parts.count - 1] = .literal(before + literal)
    } else {
      parts.append(.literal(String(literal)))
    }
  }
}

extension YAMLNode.Scalar {
  /// Whether its placeholders are still there: before the resolution, or where there was nothing to
  /// fill them with, which has been reported then.
  var isUnfilled: Bool { style != .verbatim && text == written && Template(text).hasPlaceholders }
}

extension Template.Part {
  /// What stands between `${` and `}`, if it is one of ours.
  fileprivate init?(inner: Substring) {
    if inner == "stage" {
      self = .stage
    } else if inner == "project" {
      self = .project
    } else if inner.hasPrefix("env:") {
      let name = String(inner.dropFirst("env:".count))
      self = name.isIdentifier(and: "_") ? .variable(name) : .malformed("${\(inner)}")
    } else if inner.hasPrefix("param:") {
      let name = String(inner.dropFirst("param:".count))
      self = name.isIdentifier(and: "_-") ? .parameter(name) : .malformed("${\(inner)}")
    } else {
      return nil
    }
  }
}

extension Substring {
  /// The text around the first `${…}`, and what stands inside.
  fileprivate var firstPlaceholder: (before: Substring, inner: Substring, after: Substring)? {
    guard let start = firstRange(of: "${"), let end = self[start.upperBound...].firstIndex(of: "}")
    else { return nil }
    return (self[..<start.lowerBound], self[start.upperBound..<end], self[index(after: end)...])
  }
}

extension String {
  fileprivate func isIdentifier(and others: String) -> Bool {
    guard let first, !first.isNumber else { return false }
    return allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) }
  }
}
