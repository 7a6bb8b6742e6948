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
      guard kind.isRestricted, let pattern = placeholders.pattern else { return kind.json }
      return ["anyOf": [kind.json, ["type": "string", "pattern": .string(pattern)]]]
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
    // What tells a form from others is never inherited.
    let required = object.fields
      .filter { $0.presence == .required && (!inherits || $0.key == object.mark) }
      .map { JSON.string($0.key) }
    if !required.isEmpty { members["required"] = .array(required) }
    return .object(members)
  }

  private func json(_ map: MapSchema) -> JSON {
    var expression = map.keys.expression.anchored
    var patterns: [String: JSON] = [:]
    if map.freeKeys == .allowed {
      expression = "^(?!x-)\(expression.dropFirst())"
      patterns["^x-"] = true
    }
    patterns[expression] = value(map.values, doc: nil)
    var members: [String: JSON] = [
      "type": "object", "patternProperties": .object(patterns), "additionalProperties": false,
    ]
    if let reserved = map.reserved.expression {
      members["propertyNames"] = ["not": ["pattern": .string(reserved)]]
    }
    if !map.fixed.isEmpty {
      let fixed = map.fixed.map { ($0.key, value($0.schema, doc: $0.doc)) }
      members["properties"] = .object(Dictionary(uniqueKeysWithValues: fixed))
      // What stands under a fixed key is not what stands under the others.
      let names = map.fixed.map(\.key).joined(separator: "|")
      patterns[expression] = nil
      patterns["^(?!(\(names))$)\(expression.dropFirst())"] = value(map.values, doc: nil)
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

extension Field.Placeholders {
  /// What a text with a placeholder looks like, whatever it is filled in with; nil where none is.
  fileprivate var pattern: String? {
    let ours = "env:[^}]+|param:[^}]+|stage|project"
    return switch self {
    case .filled: "\\$\\{(?:\(ours)|account|region)\\}"
    case .filledBeforeAWS: "\\$\\{(?:\(ours))\\}"
    case .refused: nil
    }
  }
}

extension MapSchema.KeyKind {
  fileprivate var expression: String {
    switch self {
    case .pattern(let pattern): pattern.expression
    case .route: RouteKey.pattern.expression
    case .warning:
      Finding.allCases.filter { $0.severity == .warning }.map(\.rawValue).joined(separator: "|")
    }
  }
}

extension ReservedKeys {
  /// What a key must not look like; nil if none is reserved.
  fileprivate var expression: String? {
    let names = names.sorted().map { "\($0)$" }
    let prefixes = prefixes.map { prefix in
      prefix.map { $0.isLetter ? "[\($0.lowercased())\($0.uppercased())]" : "\($0)" }.joined()
    }
    let all = names + prefixes
    return all.isEmpty ? nil : "^(?:\(all.joined(separator: "|")))"
  }
}

extension ScalarKind {
  /// Whether there are texts that it refuses.
  fileprivate var isRestricted: Bool {
    switch self {
    case .text, .secret: false
    default: true
    }
  }

  /// What an editor sees as a number or a truth value is text to us, where it can be meant.
  fileprivate var json: JSON {
    switch self {
    case .text, .secret: return ["type": ["string", "number", "boolean"]]
    case .pattern(let pattern):
      return [
        "type": ["string", "number", "boolean"], "pattern": .string(pattern.expression.anchored),
      ]
    case .enumeration(let values): return ["enum": .array(values.map(JSON.string))]
    case .boolean: return ["enum": [true, false, "true", "false"]]
    case .integer(let range):
      return [
        "type": ["integer", "string"], "pattern": .string("-?[0-9]+".anchored),
        "minimum": .integer(Int64(range.lowerBound)), "maximum": .integer(Int64(range.upperBound)),
      ]
    case .duration: return Self.withUnit("[0-9]+(?:ms|s|m|h|d)")
    case .days(let days):
      let known = days.map { "\($0)d" }.joined(separator: "|")
      return Self.withUnit("\(known)|[0-9]+(?:ms|s|m|h)")
    case .size: return Self.withUnit("[0-9]+(?:MB|MiB|GB|GiB)")
    case .bytes: return Self.withUnit("[0-9]+(?:B|KB|KiB|MB|MiB)")
    case .rate: return Self.withUnit("[0-9]{1,9}(?:[.][0-9]{1,6})?/s")
    case .quota: return Self.withUnit("[0-9]+/(?:day|week|month)")
    case .threshold:
      return [
        "type": ["number", "string"],
        "pattern": .string("[0-9]+(?:[.][0-9]+)?%?|[0-9]+(?:ms|s|m|h|d)".anchored),
      ]
    }
  }

  /// A number alone lacks its unit.
  private static func withUnit(_ expression: String) -> JSON {
    ["type": "string", "pattern": .string(expression.anchored)]
  }
}

extension String {
  /// The expression for the whole text, where a part would be enough.
  ///
  /// It is without the classes of Unicode, which not all validators know.
  fileprivate var anchored: String {
    let portable = replacing("\\p{L}\\p{Z}\\p{N}", with: "A-Za-z0-9 \\u0080-\\uFFFF")
    return "^(?:\(portable))$"
  }
}
