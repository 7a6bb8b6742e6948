import Primitives

extension Schema {
  /// The same description as a JSON Schema (draft 2020-12).
  ///
  /// It says less than the validation does: what must be there can come from a default, and what a
  /// placeholder is filled in with is not known to an editor.
  var jsonSchema: JSON {
    JSONSchemaWriter().document(self)
  }
}

/// Writes a schema as JSON Schema.
private struct JSONSchemaWriter {
  var placeholders = Field.Placeholders.filled
  /// Whether null unsets what was inherited, and what is missing can be inherited.
  var inherits = false

  func document(_ schema: Schema) -> JSON {
    guard case .object(var members) = json(schema) else { return [:] }
    members["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    members["title"] = "gwdeploy manifest"
    return .object(members)
  }

  private func json(_ schema: Schema) -> JSON {
    switch schema {
    case .object(let object): return json(object)
    case .map(let map): return json(map)
    case .list(let element): return ["type": "array", "items": json(element)]
    case .scalar(let kind):
      guard placeholders == .filled, kind.jsonPattern != nil else { return kind.json }
      return ["anyOf": [kind.json, ["type": "string", "pattern": "\\$\\{"]]]
    case .document(let form):
      let kinds = form == .text ? ["string", "number", "boolean"] : ["string", "array", "object"]
      return ["anyOf": [["type": .array(kinds.map(JSON.string))], json(.fileReference)]]
    case .oneOf(let alternatives): return ["anyOf": .array(alternatives.map(json))]
    case .inheriting(let inner):
      var writer = self
      writer.inherits = true
      return writer.json(inner)
    }
  }

  private func json(_ object: ObjectSchema) -> JSON {
    var properties: [String: JSON] = [:]
    for field in object.fields {
      var writer = self
      writer.placeholders = field.placeholders
      properties[field.key] = writer.value(field.schema, doc: field.doc)
    }
    var members: [String: JSON] = [
      "type": "object", "properties": .object(properties),
      "patternProperties": ["^x-": true], "additionalProperties": false,
    ]
    let required = object.fields.filter { $0.presence == .required }.map { JSON.string($0.key) }
    if !inherits, !required.isEmpty { members["required"] = .array(required) }
    return .object(members)
  }

  private func json(_ map: MapSchema) -> JSON {
    var patterns = [map.keys.expression: value(map.values, doc: nil)]
    if map.freeKeys == .allowed { patterns["^x-"] = true }
    var members: [String: JSON] = [
      "type": "object", "patternProperties": .object(patterns), "additionalProperties": false,
    ]
    if !map.fixed.isEmpty {
      let fixed = map.fixed.map { ($0.key, value($0.schema, doc: $0.doc)) }
      members["properties"] = .object(Dictionary(uniqueKeysWithValues: fixed))
      // What stands under a fixed key is not what stands under the others.
      let names = map.fixed.map(\.key).joined(separator: "|")
      patterns[map.keys.expression] = nil
      patterns["^(?!(\(names))$)\(map.keys.expression.dropFirst())"] =
        value(map.values, doc: nil)
      members["patternProperties"] = .object(patterns)
    }
    if map.minimum > 0 { members["minProperties"] = .integer(Int64(map.minimum)) }
    return .object(members)
  }

  /// What may stand under a key.
  private func value(_ schema: Schema, doc: String?) -> JSON {
    var value = json(schema)
    if inherits { value = ["anyOf": [value, ["type": "null"]]] }
    guard let doc, case .object(var members) = value else { return value }
    members["description"] = .string(doc)
    return .object(members)
  }
}

extension MapSchema.KeyKind {
  fileprivate var expression: String {
    switch self {
    case .pattern(let pattern): pattern.anchored
    case .route: RouteKey.pattern.anchored
    }
  }
}

extension ScalarKind {
  /// A number or a truth value that an editor sees is text to us.
  fileprivate var json: JSON {
    var members: [String: JSON] = ["type": ["string", "number", "boolean"]]
    if case .enumeration(let values) = self {
      members["enum"] = .array(values.map(JSON.string))
    } else if let jsonPattern {
      members["pattern"] = .string(jsonPattern.anchored)
    }
    return .object(members)
  }

  /// What a text must look like; nil if anything goes.
  fileprivate var jsonPattern: TextPattern? {
    let expression: String? =
      switch self {
      case .text, .secret: nil
      case .pattern(let pattern): pattern.expression
      case .enumeration(let values): values.joined(separator: "|")
      case .boolean: "true|false"
      case .integer: "-?[0-9]+"
      case .duration: "[0-9]+(ms|s|m|h|d)"
      case .days(let days): days.map { "\($0)d" }.joined(separator: "|")
      case .size: "[0-9]+(MB|MiB|GB|GiB)"
      case .bytes: "[0-9]+(B|KB|KiB|MB|MiB)"
      case .rate: "[0-9]{1,9}([.][0-9]{1,6})?/s"
      case .quota: "[0-9]+/(day|week|month)"
      case .threshold: "[0-9]+([.][0-9]+)?%?|[0-9]+(ms|s|m|h|d)"
      }
    return expression.map { TextPattern($0, name) }
  }
}

extension TextPattern {
  /// The expression for the whole text, where a part would be enough.
  ///
  /// It is without the classes of Unicode, which not all validators know.
  fileprivate var anchored: String {
    let portable = expression.replacing(
      "\\p{L}\\p{Z}\\p{N}", with: "A-Za-z0-9 \\u0080-\\uFFFF")
    return "^(\(portable))$"
  }
}
