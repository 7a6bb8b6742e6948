/// A pattern for one name: `*`, `?`, `[a-z]`, `[!a-z]`, and `\` before a character that is meant
/// as it is.
struct Glob: Sendable {
  fileprivate enum Token: Sendable {
    case character(Unicode.Scalar)
    case anyOne
    case anyMany
    case oneOf([ClosedRange<Unicode.Scalar>])
    case noneOf([ClosedRange<Unicode.Scalar>])
  }

  private let tokens: [Token]

  init(_ pattern: Substring) {
    var rest = Array(pattern.unicodeScalars)[...]
    var tokens: [Token] = []
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": tokens.append(.anyMany)
      case "?": tokens.append(.anyOne)
      case "[": tokens.append(Self.set(&rest) ?? .character("["))
      case "\\": tokens.append(.character(rest.popFirst() ?? "\\"))
      default: tokens.append(.character(scalar))
      }
    }
    self.tokens = tokens
  }

  /// Whether the whole name fits.
  ///
  /// On a mismatch only the last `*` tries again with one more character, so the time is at most
  /// the product of the lengths.
  func matches(_ name: [Unicode.Scalar]) -> Bool {
    var token = 0
    var position = 0
    var retry: (token: Int, position: Int)?
    while position < name.count {
      if token < tokens.count, case .anyMany = tokens[token] {
        retry = (token, position)
        token += 1
      } else if token < tokens.count, tokens[token].matches(name[position]) {
        token += 1
        position += 1
      } else if let last = retry {
        retry = (last.token, last.position + 1)
        token = last.token + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { token in
      if case .anyMany = token { true } else { false }
    }
  }

  /// A set of characters after its `[`; nil, with nothing taken, if it is not closed.
  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
    var inner = rest
    let isNegated = inner.first == "!" || inner.first == "^"
    if isNegated { inner.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let scalar = inner.popFirst() {
      if scalar == "]", !ranges.isEmpty {
        rest = inner
        return isNegated ? .noneOf(ranges) : .oneOf(ranges)
      }
      if inner.first == "-", let upper = inner.dropFirst().first, upper != "]", scalar <= upper {
        ranges.append(scalar...upper)
        inner = inner.dropFirst(2)
      } else {
        ranges.append(scalar...scalar)
      }
    }
    return nil
  }
}

extension Glob.Token {
  fileprivate func matches(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .character(let own): own == scalar
    case .anyOne, .anyMany: true
    case .oneOf(let ranges): ranges.contains { $0.contains(scalar) }
    case .noneOf(let ranges): !ranges.contains { $0.contains(scalar) }
    }
  }
}
