/// A manifest resolved for one stage.
///
/// The tree has the shape of a manifest without `defaults` and with one entry under `stages`: every
/// default merged, every override applied, every placeholder filled in.
struct Resolution {
  let stage: String
  let root: YAMLNode
  /// What could not be filled in or read.
  let diagnostics: [Diagnostic]
  /// The documents that stand in files of their own, by what messages call them.
  let documents: [String: SourceText]

  /// Resolves a manifest.
  ///
  /// - Parameters:
  ///   - manifest: The tree as it was written, of whatever shape.
  ///   - stage: The stage.
  ///   - environment: What `${env:…}` is taken from.
  ///   - embedding: What documents are read with.
  ///   - purpose: What it is for; the rest is left out.
  init(
    of manifest: YAMLNode, stage: String, environment: [String: String], embedding: Embedding,
    for purpose: ManifestLoader.Purpose
  ) {
    let written = Schema.object(.manifest).pruned(manifest)
    let layers = (written["stages"]?.entries ?? [])
      .filter { StageNames.applies($0.key, to: stage) }
      .sorted(byRankFor: stage)
      .map(\.value).filter { $0.mapping != nil }
    let merged = purpose.part(of: Self.merging(written, layers: layers))

    var substitution = Substitution(
      environment: environment, project: written["project"]?.text ?? "", stage: stage)
    let layered = Self.settings(from: layers, in: written)
    var settings = layered.removing("params")
    let parameters = layered["params"].map { parameters in
      let needed = purpose.parameters(of: parameters, for: [merged, settings])
      return parameters.mapValues {
        needed.contains($0.key) ? substitution.fill($0.value) : $0.value
      }
    }
    substitution.parameters = .values(parameters?.scalarsByKey ?? [:])
    let filled = merged.mapValues { entry in
      let isFixed = ObjectSchema.manifest.field(entry.key)?.placeholders == .refused
      return isFixed ? entry.value : substitution.fill(entry.value)
    }
    // The parameters are kept apart: what they were filled in with is not to be filled in again.
    settings = substitution.fill(settings)
    if let parameters { settings = settings.setting("params", to: parameters) }

    self.stage = stage
    let place = written["stages"]?.entry(stage)?.keyLocation ?? settings.location
    let resolved = filled.setting("stages", to: .mapping(of: stage, at: place, to: settings))
    var embedding = embedding
    root = purpose == .removing ? resolved : embedding.embed(resolved, .object(.manifest))
    diagnostics = substitution.diagnostics + embedding.diagnostics
    documents = embedding.sources
  }

  /// Where the tree speaks of something: the place of the deepest part of the path that is there.
  func place(_ path: String...) -> Location { place(path) }

  /// Where the tree speaks of something, as above.
  func place(_ path: [String]) -> Location {
    var node = root
    var place = root.location
    for key in path {
      guard let entry = node.entry(key) else { break }
      place = entry.keyLocation
      node = entry.value
    }
    return place
  }
}

extension Resolution {
  /// What the stage says of itself: its layers over each other, the strongest last.
  private static func settings(from layers: [YAMLNode], in root: YAMLNode) -> YAMLNode {
    layers.map { $0.removing("functions") }
      .reduce(YAMLNode.emptyMapping(at: root.location)) { $1.merged(over: $0) }
  }

  /// The functions and the API, with defaults under the entries and the stage's layers over them.
  private static func merging(_ root: YAMLNode, layers: [YAMLNode]) -> YAMLNode {
    var merged = root.removing("defaults").removing("stages")
    if let functions = root["functions"] {
      let resolved = functions.mapValues { entry in
        // A function that is not ours has nothing that could be a default.
        let defaults = entry.value.isForeignFunction ? nil : root["defaults"]?["function"]
        return layers.compactMap { $0["functions"]?[entry.key] }
          .reduce(entry.value.merged(over: defaults)) { $1.merged(over: $0) }
      }
      merged = merged.setting("functions", to: resolved)
    }
    if let api = root["api"], let routes = api["routes"], let shared = root["defaults"]?["route"] {
      let resolved = routes.mapValues { $0.value.routeInLongForm.merged(over: shared) }
      merged = merged.setting("api", to: api.setting("routes", to: resolved))
    }
    return merged
  }
}

extension YAMLNode {
  /// The single values of a mapping; what is something else is left out.
  var scalarsByKey: [String: Scalar] {
    Dictionary(
      entries.compactMap { entry in entry.value.scalar.map { (entry.key, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A route that is only a function's name, as the mapping it is short for.
  fileprivate var routeInLongForm: YAMLNode {
    guard scalar != nil, !isNull else { return self }
    return .mapping(of: "function", at: location, to: self)
  }
}

extension [YAMLNode.Entry] {
  /// `default` first, then the patterns in their order, the stage's own entry last.
  fileprivate func sorted(byRankFor stage: String) -> [YAMLNode.Entry] {
    filter { $0.key == StageNames.common }
      + filter { $0.key != StageNames.common && $0.key != stage }
      + filter { $0.key == stage }
  }
}
