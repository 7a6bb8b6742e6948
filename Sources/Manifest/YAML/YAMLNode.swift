/// A piece of a YAML document, with the place where it was written.
///
/// Text stays as it was written: whether `1.10` is a number or `no` a truth value is for whoever
/// reads it to say.
struct YAMLNode: Sendable, Equatable {
  var value: Value
  var location: Location

  enum Value: Sendable, Equatable {
    case scalar(Scalar)
    case sequence([YAMLNode])
    case mapping([Entry])
  }

  struct Scalar: Sendable, Equatable {
    /// What it says now, with all placeholders filled in.
    var text: String
    /// What the manifest says; messages quote this one, since the other may hold a secret.
    var written: String
    var style: Style
    /// The last line that it may reach to.
    var lastLine: Int

    init(_ text: String, style: Style, lastLine: Int) {
      self.text = text
      written = text
      self.style = style
      self.lastLine = lastLine
    }
  }

  enum Style: Sendable, Equatable {
    case plain
    /// In single or double quotes, or a block.
    case quoted
    /// A document that is handed on as it is: nothing is filled in.
    case verbatim
  }

  struct Entry: Sendable, Equatable {
    var key: String
    var keyLocation: Location
    var value: YAMLNode
  }
}

extension YAMLNode {
  var scalar: Scalar? {
    guard case .scalar(let scalar) = value else { return nil }
    return scalar
  }

  var text: String? { scalar?.text }

  var sequence: [YAMLNode]? {
    guard case .sequence(let nodes) = value else { return nil }
    return nodes
  }

  var mapping: [Entry]? {
    guard case .mapping(let entries) = value else { return nil }
    return entries
  }

  /// The entries of a mapping; none for anything else.
  var entries: [Entry] { mapping ?? [] }

  /// The entry of a mapping.
  func entry(_ key: String) -> Entry? { mapping?.first { $0.key == key } }

  /// The value of a mapping's entry.
  subscript(key: String) -> YAMLNode? { entry(key)?.value }

  /// All single values in a tree, with their places.
  var scalars: [(scalar: Scalar, place: Location)] {
    switch value {
    case .scalar(let scalar): [(scalar, location)]
    case .sequence(let nodes): nodes.flatMap(\.scalars)
    case .mapping(let entries): entries.flatMap { $0.value.scalars }
    }
  }

  /// Whether nothing stands there: `key:`, `key: ~` or `key: null`, without quotes.
  var isNull: Bool {
    guard let scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }
}
