/// A description of what may be written: data that the validation, the JSON Schema and the removal
/// of free keys all run from.
indirect enum Schema: Sendable {
  /// A mapping with fixed keys.
  case object(ObjectSchema)
  /// A mapping whose keys are names that the author chooses.
  case map(MapSchema)
  case list(of: Schema)
  case scalar(ScalarKind)
  /// A text that is handed on as it is, written in place or as `{file: path}`.
  case document(DocumentForm)
  /// A short or a long form; no two of them may be of the same kind (text, list, mapping), but for
  /// objects that are told by a mark, which stand before the others.
  case oneOf([Schema])
  /// Something that is merged over what it inherits: beneath it, null unsets what was inherited.
  case inheriting(Schema)
}

/// How a document may be written in place.
enum DocumentForm: Sendable {
  /// As a text.
  case text
  /// As a text of JSON, or as YAML that stands for it.
  case json
}

struct ObjectSchema: Sendable {
  /// What it is called in a sentence, with its article.
  var name: String
  var fields: [Field]
  /// The key by which this form is told from others that are mappings too; nil if it needs none.
  var mark: String?

  func field(_ key: String) -> Field? { fields.first { $0.key == key } }
}

struct Field: Sendable {
  var key: String
  var schema: Schema
  /// One line for an editor to show.
  var doc: String
  var presence: Presence
  var placeholders: Placeholders

  enum Presence: Sendable {
    case optional
    case required
  }

  /// Whether `${…}` is filled in.
  enum Placeholders: Sendable {
    case filled
    /// All but `${account}` and `${region}`, which AWS tells only after it has been needed.
    case filledBeforeAWS
    /// It is needed to fill in others.
    case refused
  }

  init(
    _ key: String, _ schema: Schema, _ doc: String, presence: Presence = .optional,
    placeholders: Placeholders = .filled
  ) {
    self.key = key
    self.schema = schema
    self.doc = doc
    self.presence = presence
    self.placeholders = placeholders
  }
}

struct MapSchema: Sendable {
  /// What a key is called in a sentence, with its article.
  var keyName: String
  var keys: KeyKind
  /// Keys that fit the pattern but that AWS or this tool keeps for itself.
  var reserved = ReservedKeys()
  var values: Schema
  /// Keys that are no names, with a schema of their own.
  var fixed: [Field] = []
  /// How few entries there may be.
  var minimum = 0
  /// Whether `x-` begins a free key, as in an object, or is part of a name like any other.
  var freeKeys = FreeKeys.allowed

  /// What stands under a key.
  func schema(for key: String) -> Schema {
    fixed.first { $0.key == key }?.schema ?? values
  }

  enum FreeKeys: Sendable {
    case allowed
    case none
  }

  enum KeyKind: Sendable {
    case pattern(TextPattern)
    /// What `RouteKey` can take apart.
    case route
    /// The code of a warning; of others `Lint` says what is wrong with them.
    case warning
  }
}

/// Names that are kept from the author of a manifest.
struct ReservedKeys: Sendable {
  var names: Set<String> = []
  /// Beginnings, compared without regard to case.
  var prefixes: [String] = []

  func contains(_ key: String) -> Bool {
    names.contains(key) || prefixes.contains { key.lowercased().hasPrefix($0) }
  }
}

/// What a text must look like.
struct TextPattern: Sendable {
  /// A regular expression for the whole text, in the part of the syntax that Swift and ECMA 262
  /// have in common.
  var expression: String
  /// The same in words, after "It must be".
  var words: String

  init(_ expression: String, _ words: String) {
    self.expression = expression
    self.words = words
  }

  func matches(_ text: String) -> Bool {
    guard let regex = try? Regex(expression) else { return false }
    return text.wholeMatch(of: regex) != nil
  }
}

extension Schema {
  /// Whether a key is free for the author's own use, wherever keys are fixed.
  static func isFree(_ key: String) -> Bool { key.hasPrefix("x-") }

  /// What the schema says of a node: the alternative of a short or long form that is of its kind.
  func alternative(for node: YAMLNode) -> Schema? {
    switch (self, node.value) {
    case (.oneOf(let alternatives), _):
      alternatives.lazy.compactMap { $0.alternative(for: node) }.first
    case (.inheriting(let inner), _): inner.alternative(for: node)
    case (.document, .mapping) where node.isFileReference: .object(.fileReference)
    case (.document, .scalar), (.document(.json), _): self
    case (.object(let object), .mapping) where object.mark != nil:
      object.mark.flatMap { node[$0] }.map { _ in self }
    case (.object, .mapping), (.map, .mapping), (.list, .sequence), (.scalar, .scalar): self
    default: nil
    }
  }

  /// What would be right here, for a sentence.
  var kindName: String {
    switch self {
    case .object(let object):
      "\(object.name) (a mapping\(object.mark.map { " with `\($0)`" } ?? ""))"
    case .map(let map): "a mapping, each key \(map.keyName)"
    case .list: "a list"
    case .scalar(let kind): kind.name
    case .document(.text): "text, or `{file: path}`"
    case .document(.json): "JSON, written in place, or `{file: path}`"
    case .oneOf(let alternatives):
      // Forms that are told by a mark stand first, and are mentioned last.
      (alternatives.filter { !$0.hasMark } + alternatives.filter(\.hasMark))
        .map(\.kindName).joined(separator: ", or ")
    case .inheriting(let inner): inner.kindName
    }
  }
  private var hasMark: Bool {
    guard case .object(let object) = self else { return false }
    return object.mark != nil
  }
}
