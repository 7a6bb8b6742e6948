/// Whether a JSON Schema is one of draft 4, as API Gateway holds it against that draft.
struct SchemaChecks {
  /// The models of the API.
  let models: [String]
  let root: YAMLNode

  /// All findings.
  var findings: [Diagnostic] {
    guard root.mapping != nil else {
      return [invalid("A schema is an object.", at: root.location)]
    }
    return findings(in: root)
  }

  /// What may stand under a keyword.
  private enum Content { case value, schema, schemas, named }

  /// The keywords of draft 4.
  private static let keywords: [String: Content] = [
    "id": .value, "$schema": .value, "$ref": .value, "title": .value, "description": .value,
    "default": .value, "multipleOf": .value, "maximum": .value, "exclusiveMaximum": .value,
    "minimum": .value, "exclusiveMinimum": .value, "maxLength": .value, "minLength": .value,
    "pattern": .value, "maxItems": .value, "minItems": .value, "uniqueItems": .value,
    "maxProperties": .value, "minProperties": .value, "required": .value, "enum": .value,
    "type": .value, "format": .value, "additionalItems": .schema, "items": .schema,
    "additionalProperties": .schema, "not": .schema, "allOf": .schemas, "anyOf": .schemas,
    "oneOf": .schemas, "definitions": .named, "properties": .named, "patternProperties": .named,
    "dependencies": .named,
  ]

  /// What to write instead of keywords of later drafts and of OpenAPI.
  private static let replacements = [
    "const": "write `enum` with one value", "examples": "put it into the `description`",
    "example": "put it into the `description`", "$defs": "write `definitions`",
    "$id": "write `id`", "nullable": "add \"null\" to the `type`",
    "if": "write `oneOf` with the alternatives", "contains": "check it in the function",
    "dependentRequired": "write `dependencies`", "$comment": "put it into the `description`",
  ]

  private func findings(in schema: YAMLNode) -> [Diagnostic] {
    schema.entries.flatMap { entry -> [Diagnostic] in
      guard let content = Self.keywords[entry.key] else {
        let nearest = Spelling.nearest(to: entry.key, among: Array(Self.keywords.keys))
        return [
          invalid(
            "API Gateway takes JSON Schema of draft 4, which has no `\(entry.key)`.",
            hint: Self.replacements[entry.key] ?? nearest.map { "did you mean `\($0)`?" },
            at: entry.keyLocation)
        ]
      }
      let inner: [YAMLNode] =
        switch content {
        case .value: []
        case .schema: entry.value.sequence ?? [entry.value]
        case .schemas: entry.value.sequence ?? []
        case .named: entry.value.entries.map(\.value).filter { $0.mapping != nil }
        }
      return problem(with: entry, content) + inner.flatMap(findings)
    }
  }

  private func problem(with entry: YAMLNode.Entry, _ content: Content) -> [Diagnostic] {
    let value = entry.value
    switch (entry.key, content) {
    case ("$schema", _): return otherDraft(value)
    case ("$ref", _): return unknownReference(value)
    case ("required", _):
      guard let names = value.sequence, !names.isEmpty, names.allSatisfy(\.isString) else {
        return [
          invalid(
            "`required` is a list of at least one property's name.",
            hint: value.sequence == nil ? nil : "leave it out", at: value.location)
        ]
      }
    case ("exclusiveMinimum", _), ("exclusiveMaximum", _):
      guard ["true", "false"].contains(value.text), !value.isString else {
        let bound = entry.key == "exclusiveMinimum" ? "minimum" : "maximum"
        return [
          invalid(
            "In draft 4 `\(entry.key)` is `true` beside a `\(bound)`.",
            hint: "write `\(bound)` with the number, and `\(entry.key): true`", at: value.location)
        ]
      }
    case ("type", _):
      let names = value.sequence ?? [value]
      if let other = names.first(where: { !Self.types.contains($0.text ?? "") }) {
        return [
          invalid(
            "A type is one of \(Self.types.map { "`\($0)`" }.joined(separator: ", ")).",
            hint: Spelling.nearest(to: other.text ?? "", among: Self.types)
              .map { "did you mean `\($0)`?" }, at: other.location)
        ]
      }
    case (_, .named):
      guard value.mapping != nil else {
        return [invalid("`\(entry.key)` is an object.", at: value.location)]
      }
    case (_, .schemas):
      guard value.sequence?.isEmpty == false else {
        return [invalid("`\(entry.key)` is a list of schemas.", at: value.location)]
      }
    default: break
    }
    return []
  }

  private static let types = [
    "array", "boolean", "integer", "null", "number", "object", "string",
  ]

  private func otherDraft(_ value: YAMLNode) -> [Diagnostic] {
    let text = value.text ?? ""
    guard text.wholeMatch(of: /https?:\/\/json-schema\.org\/draft-04\/schema#?/) == nil else {
      return []
    }
    return [
      Diagnostic(
        .otherDraft, "API Gateway takes every schema for one of draft 4, not of `\(text)`.",
        hint: "write `http://json-schema.org/draft-04/schema#`", at: value.location)
    ]
  }

  private func unknownReference(_ value: YAMLNode) -> [Diagnostic] {
    let text = value.text ?? ""
    if let model = ModelReference.model(in: text) {
      return models.contains(model)
        ? [] : [.unknownModel(model, among: models, at: value.location)]
    }
    if text == "#" || (text.hasPrefix("#/") && root.hasValue(at: text)) { return [] }
    return [
      invalid(
        text.hasPrefix("#")
          ? "Nothing stands at `\(text)` in this model."
          : "`\(text)` names no model, and API Gateway reads no other files.",
        hint: "name a model of `api: models:`, or `#/definitions/name` of this one",
        at: value.location)
    ]
  }

  private func invalid(_ detail: String, hint: String? = nil, at place: Location) -> Diagnostic {
    Diagnostic(.invalidModel, detail, hint: hint, at: place)
  }
}

extension YAMLNode {
  fileprivate var isString: Bool { scalar?.style == .quoted }

  /// Whether a JSON pointer that begins with `#/` leads to something.
  fileprivate func hasValue(at pointer: String) -> Bool {
    var node = self
    for part in pointer.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false) {
      let key = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      let element = node.sequence.flatMap { nodes in
        Int(key).flatMap { nodes.indices.contains($0) ? nodes[$0] : nil }
      }
      guard let next = node[key] ?? element else { return false }
      node = next
    }
    return true
  }
}
