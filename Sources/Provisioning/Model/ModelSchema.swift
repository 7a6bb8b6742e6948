import Manifest
import Primitives

/// The JSON Schema of a model as a text that is equal when it says the same: keys sorted, without
/// white space, and references to other models without the id of the API.
struct ModelSchema: Sendable, Hashable {
  let text: String
  /// The models that it refers to.
  let references: Set<String>

  /// What a manifest says.
  init(_ text: String) { self.init(text, model: ModelReference.model) }

  /// What AWS says of a model of an API; what names the model of another API stays as it is.
  init(live text: String, api: String) {
    let url = ModelReference.url(of: "", api: api)
    self.init(text) { $0.hasPrefix(url) ? String($0.dropFirst(url.count)) : nil }
  }

  private init(_ text: String, model: (String) -> String?) {
    guard let document = JSON(text: text) else {
      self.text = text
      references = []
      return
    }
    var references: Set<String> = []
    let canonical = document.mappingReferences { reference in
      guard let name = model(reference) else { return reference }
      references.insert(name)
      return ModelReference.canonical(name)
    }
    self.text = canonical.canonicalText
    self.references = references
  }

  /// The schema as API Gateway takes it, in an API.
  func text(api: String) -> String {
    guard let document = JSON(text: text) else { return text }
    return document.mappingReferences { reference in
      ModelReference.model(in: reference).map { ModelReference.url(of: $0, api: api) } ?? reference
    }.canonicalText
  }
}

extension JSON {
  /// The schema with every `$ref` changed.
  fileprivate func mappingReferences(_ change: (String) -> String) -> JSON {
    switch self {
    case .array(let elements): return .array(elements.map { $0.mappingReferences(change) })
    case .object(var members):
      for (key, value) in members {
        if key == "$ref", case .string(let reference) = value {
          members[key] = .string(change(reference))
        } else {
          members[key] = value.mappingReferences(change)
        }
      }
      return .object(members)
    case .null, .bool, .integer, .number, .string: return self
    }
  }
}
