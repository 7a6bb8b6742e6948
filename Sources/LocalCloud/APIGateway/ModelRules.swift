internal import Primitives

/// What a model may be, and when it may go.
enum ModelRules {
  private static let largest = 400 * 1024

  /// Refuses a schema that is not one of draft 4, or that refers to a model that is not there.
  static func check(_ model: Model, in api: RestAPI) throws(Fault) {
    guard model.schema.utf8.count <= largest else {
      throw invalid("Model schema is too large")
    }
    guard model.contentType == "application/json" else { return }
    guard let schema = JSON(text: model.schema), schema.object != nil else {
      throw invalid("Invalid model schema specified")
    }
    let strangers = schema.unknownKeywords.sorted()
    guard strangers.isEmpty else {
      let list = JSON.array(strangers.map(JSON.string)).text
      throw invalid("Invalid model schema specified. Unsupported keyword(s): \(list)")
    }
    let prefix = url(in: api)
    for reference in schema.references where !reference.hasPrefix("#/definitions/") {
      guard reference.hasPrefix(prefix) else {
        throw invalid(
          "Invalid model schema specified. Model reference must be in canonical form")
      }
      let name = String(reference.dropFirst(prefix.count))
      guard api.definition.models[name] != nil else {
        throw .Gateway.badRequest("Invalid model name specified: \(name)")
      }
    }
  }

  /// Refuses to let a model go that something names.
  static func checkUnused(_ model: Model, in api: RestAPI) throws(Fault) {
    for resource in api.definition.resources.values {
      for method in resource.methods.values.sorted(by: { $0.httpMethod < $1.httpMethod }) {
        let path = api.definition.path(of: resource)
        // The root's path ends in the slash that comes before the method.
        let place = "\(path)/\(method.httpMethod)"
        if method.requestModels.values.contains(model.name) {
          throw .Gateway.conflict(
            "Cannot delete model '\(model.name)', is referenced in method request: \(place)")
        }
        if method.responses.values.contains(where: { $0.models.values.contains(model.name) }) {
          throw .Gateway.conflict(
            "Cannot delete model '\(model.name)', is referenced in method response: \(place)")
        }
      }
    }
    let reference = url(in: api) + model.name
    for other in api.definition.models.values.sorted(by: { $0.name < $1.name })
    where other.name != model.name
      && JSON(text: other.schema)?.references.contains(reference) == true
    {
      throw .Gateway.conflict(
        "Cannot delete model '\(model.name)', is referenced in model: \(other.name)")
    }
  }

  private static func url(in api: RestAPI) -> String {
    "https://apigateway.amazonaws.com/restapis/\(api.id)/models/"
  }

  private static func invalid(_ reason: String) -> Fault {
    .Gateway.badRequest(
      "Invalid model specified: Validation Result: warnings : [], errors : [\(reason)]")
  }
}

extension JSON {
  /// The keywords of JSON Schema, draft 4, by what stands under them.
  private static let keywords: [String: Schemas] = [
    "id": .nothing, "$schema": .nothing, "$ref": .nothing, "title": .nothing,
    "description": .nothing,
    "default": .nothing, "multipleOf": .nothing, "maximum": .nothing, "exclusiveMaximum": .nothing,
    "minimum": .nothing, "exclusiveMinimum": .nothing, "maxLength": .nothing, "minLength": .nothing,
    "pattern": .nothing, "maxItems": .nothing, "minItems": .nothing, "uniqueItems": .nothing,
    "maxProperties": .nothing, "minProperties": .nothing, "required": .nothing, "enum": .nothing,
    "type": .nothing, "format": .nothing, "additionalItems": .one, "items": .one,
    "additionalProperties": .one, "not": .one, "allOf": .one, "anyOf": .one, "oneOf": .one,
    "definitions": .named, "properties": .named, "patternProperties": .named,
    "dependencies": .named,
  ]

  /// Whether a keyword holds schemas.
  private enum Schemas { case nothing, one, named }

  /// The keywords of a schema, and of those in it, that draft 4 does not know.
  fileprivate var unknownKeywords: Set<String> {
    if let elements = array {
      return elements.reduce(into: []) { $0.formUnion($1.unknownKeywords) }
    }
    return (object ?? [:]).reduce(into: []) { unknown, member in
      switch Self.keywords[member.key] {
      case nil: unknown.insert(member.key)
      case .nothing: break
      case .one: unknown.formUnion(member.value.unknownKeywords)
      case .named:
        for schema in (member.value.object ?? [:]).values {
          unknown.formUnion(schema.array == nil ? schema.unknownKeywords : [])
        }
      }
    }
  }

  fileprivate var references: Set<String> {
    if let elements = array {
      return elements.reduce(into: []) { $0.formUnion($1.references) }
    }
    return (object ?? [:]).reduce(into: []) { references, member in
      if member.key == "$ref", let text = member.value.string {
        references.insert(text)
      } else {
        references.formUnion(member.value.references)
      }
    }
  }
}
