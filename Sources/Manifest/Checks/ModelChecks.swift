/// Whether the models are ones that API Gateway takes: JSON Schema, draft 4, references to other
/// models of the API.
struct ModelChecks {
  /// Bytes of a model's schema (API Gateway's quotas).
  private static let largest = 400 * 1024

  let resolution: Resolution
  let manifest: SourceText

  private var models: [YAMLNode.Entry] { resolution.root["api"]?["models"]?.entries ?? [] }

  /// All findings.
  var findings: [Diagnostic] {
    var schemas: [String: YAMLNode] = [:]
    var findings: [Diagnostic] = []
    for entry in models {
      guard let document = LocatedText(entry.value, in: manifest), !entry.value.isNull else {
        continue
      }
      if document.text.utf8.count > Self.largest { findings.append(tooLarge(entry, document)) }
      do throws(JSONReader.Problem) {
        schemas[entry.key] = try JSONReader.read(document)
      } catch {
        findings.append(Diagnostic(.malformedJSON, error.detail, at: error.location))
      }
    }
    let names = models.map(\.key)
    for (_, schema) in schemas.sorted(by: { $0.key < $1.key }) {
      findings += SchemaChecks(models: names, root: schema).findings
    }
    return findings + circles(schemas)
  }

  private func tooLarge(_ entry: YAMLNode.Entry, _ document: LocatedText) -> Diagnostic {
    Diagnostic(
      .modelTooLarge,
      "It is \(document.text.utf8.count) bytes, of which API Gateway takes \(Self.largest).",
      hint: "make several models of it that refer to each other", at: entry.keyLocation)
  }

  /// A model that refers to another can only be made after it.
  private func circles(_ schemas: [String: YAMLNode]) -> [Diagnostic] {
    let references = schemas.mapValues { Set($0.modelReferences.map(\.name)) }
    func reachable(from name: String) -> Set<String> {
      var found: Set<String> = []
      var open = references[name, default: []].subtracting([name])
      while let next = open.popFirst() {
        guard found.insert(next).inserted else { continue }
        open.formUnion(references[next, default: []].subtracting([next]))
      }
      return found
    }
    return models.filter { reachable(from: $0.key).contains($0.key) }.map {
      Diagnostic(
        .circularModels,
        "`\($0.key)` refers to itself by way of other models, of which API Gateway wants one to be"
          + " there before the other.",
        hint: "put what refers to each other under `definitions` of one model", at: $0.keyLocation)
    }
  }
}

extension YAMLNode {
  /// The models that a schema refers to, and where.
  var modelReferences: [(name: String, location: Location)] {
    switch value {
    case .scalar: []
    case .sequence(let nodes): nodes.flatMap(\.modelReferences)
    case .mapping(let entries):
      entries.flatMap { entry in
        guard entry.key == "$ref", let text = entry.value.text else {
          return entry.value.modelReferences
        }
        return ModelReference.model(in: text).map { [($0, entry.value.location)] } ?? []
      }
    }
  }
}
