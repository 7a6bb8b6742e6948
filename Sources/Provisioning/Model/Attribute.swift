import Digest
public import Primitives

/// The value of an attribute.
public enum Value: Sendable, Hashable {
  case text(String)
  case number(Int)
  case flag(Bool)
  /// Compared like any other, never shown.
  case secret(Secret)
  /// Known once what it refers to is live.
  case reference(Reference)
}

extension Double {
  /// The number as one writes it, and as patches of API Gateway take it: `50` and `0.5`.
  var plainText: String { Int(exactly: self).map(String.init) ?? String(self) }
}

extension Value {
  /// A number that need not be whole.
  static func decimal(_ number: Double) -> Value { .text(number.plainText) }

  /// A text for digests: the same in all versions of the tool, and equal only for equal values; nil
  /// of what has no part in a definition.
  var canonical: String? {
    switch self {
    case .text(let text): "text \(text)"
    case .number(let number): "number \(number)"
    case .flag(let flag): "flag \(flag)"
    case .reference(let reference): "reference \(reference)"
    case .secret: nil
    }
  }
}

/// What a resource is, attribute by attribute; maps are flattened: `environment.TABLE`.
public typealias Attributes = [String: Value]

/// An attribute that is not as it should be.
public struct Difference: Sendable, Hashable {
  /// The attribute.
  public var path: String
  /// The live value, or nil if there is none.
  public var before: Value?
  /// The desired value, or nil if there is to be none.
  public var after: Value?

  /// A difference of one attribute.
  public init(path: String, before: Value?, after: Value?) {
    self.path = path
    self.before = before
    self.after = after
  }
}

extension [Difference] {
  /// Whether an attribute differs.
  func contain(_ path: String) -> Bool { contains { $0.path == path } }

  /// Whether tags differ.
  var containTags: Bool { contains { $0.path.hasPrefix("tags.") } }

  /// Whether something else than tags differs.
  var containMoreThanTags: Bool { contains { !$0.path.hasPrefix("tags.") } }
}

extension Attributes {
  /// Equal for equal attributes, in all versions of the tool; secrets have no part in it.
  var digest: String {
    let lines = compactMap { path, value in value.canonical.map { "\(path)\t\($0)" } }
    let text = Array(lines.sorted().joined(separator: "\n").utf8)
    return SHA256.digest(of: text.span).hexadecimal
  }

  /// Adds a map's entries, each under `prefix.key`.
  mutating func add<Entry>(_ prefix: String, _ map: [String: Entry], _ value: (Entry) -> Value) {
    for (key, entry) in map { self["\(prefix).\(key)"] = value(entry) }
  }

  /// Adds the members of a set, each under `prefix.member`.
  mutating func add(_ prefix: String, _ members: [String]) {
    for member in members { self["\(prefix).\(member)"] = .flag(true) }
  }
}
