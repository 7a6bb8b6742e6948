/// Holds a tree against a schema and collects all that does not fit.
struct Validator {
  /// How much of the manifest is there.
  enum Completeness {
    /// As it was written: defaults are still apart, and placeholders empty.
    case written
    /// Resolved for a stage: what is missing now stays missing.
    case resolved
  }

  /// What holds for a part of the tree because of where it stands.
  private struct Context {
    var placeholders = Field.Placeholders.filled
    /// Whether null unsets what was inherited.
    var inherits = false
  }

  private let completeness: Completeness
  private var diagnostics: [Diagnostic] = []

  private init(_ completeness: Completeness) { self.completeness = completeness }

  /// The findings about a tree.
  static func findings(
    in root: YAMLNode, by schema: Schema, _ completeness: Completeness
  ) -> [Diagnostic] {
    var validator = Validator(completeness)
    validator.visit(root, schema, at: root.location, Context())
    return validator.diagnostics
  }

  private mutating func visit(
    _ node: YAMLNode, _ schema: Schema, at place: Location, _ context: Context,
    hint: String? = nil
  ) {
    if node.isNull {
      if completeness == .resolved || !context.inherits { report(emptyValue: schema, at: place) }
      return
    }
    guard let alternative = schema.alternative(for: node) else {
      diagnostics.append(
        Diagnostic(
          .wrongKind, "It must be \(schema.kindName), not \(node.kindName).", hint: hint,
          at: node.location))
      return
    }
    var context = context
    context.inherits = context.inherits || schema.inherits(as: node)
    switch alternative {
    case .object(let object): visit(node, object, at: place, context)
    case .map(let map): visit(node, map, at: place, context)
    case .list(let element):
      for node in node.sequence ?? [] { visit(node, element, at: node.location, context) }
    case .scalar(let kind): visit(node, kind, context)
    case .document, .oneOf, .inheriting: break
    }
  }

  private mutating func visit(
    _ node: YAMLNode, _ object: ObjectSchema, at place: Location, _ context: Context
  ) {
    for entry in node.entries where !Schema.isFree(entry.key) {
      guard let field = object.field(entry.key) else {
        let keys = object.fields.map(\.key)
        let hint = ForeignWords.hint(for: entry.key, among: keys)
        let list = "; it has " + keys.map { "`\($0)`" }.joined(separator: ", ")
        diagnostics.append(
          Diagnostic(
            .unknownKey,
            "\(object.name) has no `\(entry.key)`\(hint == nil ? list : "").".capitalizingFirst,
            hint: hint, at: entry.keyLocation))
        continue
      }
      var context = context
      if field.placeholders != .filled { context.placeholders = field.placeholders }
      visit(entry.value, field.schema, at: entry.keyLocation, context)
    }
    guard completeness == .resolved else { return }
    for field in object.fields where field.presence == .required && node[field.key] == nil {
      diagnostics.append(
        Diagnostic(
          .missingKey, "\(object.name) needs `\(field.key)`: \(field.doc)".capitalizingFirst,
          at: place))
    }
  }

  private mutating func visit(
    _ node: YAMLNode, _ map: MapSchema, at place: Location, _ context: Context
  ) {
    let entries = node.entries.filter { map.freeKeys == .none || !Schema.isFree($0.key) }
    for entry in entries {
      if let problem = map.problem(withKey: entry.key, at: entry.keyLocation) {
        diagnostics.append(problem)
      }
      visit(
        entry.value, map.schema(for: entry.key), at: entry.keyLocation, context,
        hint: ForeignWords.hint(forWrapper: entry.key))
    }
    if entries.count < map.minimum {
      diagnostics.append(
        Diagnostic(.emptyValue, "At least one entry is needed here.", at: place))
    }
  }

  private mutating func visit(_ node: YAMLNode, _ kind: ScalarKind, _ context: Context) {
    guard let scalar = node.scalar else { return }
    if scalar.isUnfilled, context.placeholders != .refused { return }
    let sample = Template.withSampleIdentity(scalar.text)
    let text = context.placeholders == .filled ? sample : scalar.text
    guard let problem = kind.problem(with: text, shown: scalar.written) else { return }
    let namesIdentity = context.placeholders == .filledBeforeAWS && sample != text
    diagnostics.append(
      Diagnostic(
        problem.finding, problem.detail,
        hint: namesIdentity
          ? "write it out: `${account}` and `${region}` are known only after this is used"
          : problem.hint, at: node.location))
  }

  private mutating func report(emptyValue schema: Schema, at place: Location) {
    diagnostics.append(
      Diagnostic(
        .emptyValue, "It must be \(schema.kindName).",
        hint: schema.acceptsMapping ? "write `{}` if nothing is to be said here" : nil, at: place))
  }
}

extension MapSchema {
  fileprivate func problem(withKey key: String, at place: Location) -> Diagnostic? {
    if reserved.contains(key) {
      return Diagnostic(.reservedName, "`\(key)` is not for a manifest to set.", at: place)
    }
    switch keys {
    case .pattern(let pattern):
      guard !pattern.matches(key) else { return nil }
      return Diagnostic(
        .invalidName, "`\(key)` cannot be \(keyName): it must be \(pattern.words).", at: place)
    case .route:
      do throws(RouteKey.Problem) {
        _ = try RouteKey(key)
        return nil
      } catch {
        return Diagnostic(.invalidRoute, error.detail, hint: error.hint, at: place)
      }
    case .warning: return nil
    }
  }
}

extension Schema {
  /// Whether what is beneath a node is merged over what it inherits.
  fileprivate func inherits(as node: YAMLNode) -> Bool {
    switch self {
    case .inheriting: true
    case .oneOf(let alternatives):
      alternatives.contains { $0.alternative(for: node) != nil && $0.inherits(as: node) }
    default: false
    }
  }

  fileprivate var acceptsMapping: Bool {
    switch self {
    case .object, .map: true
    case .inheriting(let inner): inner.acceptsMapping
    default: false
    }
  }
}

extension YAMLNode {
  fileprivate var kindName: String {
    switch value {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension String {
  fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
