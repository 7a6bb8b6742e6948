import AWSClient

/// A version of a layer that is ours, with what the manifest names.
///
/// A version never changes. Layers take no tags: whose a version is, and of which source, stands in
/// its description.
struct LayerVersion: Resource {
  static let kind = Kind.layerVersion

  let layer: String
  /// The name in Lambda.
  let layerName: String
  let description: Description
  /// Sorted, as the architectures are.
  let runtimes: [String]
  let architectures: [String]
  /// The ARN with the number, of a live version.
  let liveARN: String?
  let number: Int?
  /// Packs the code; nil of a live version.
  let code: FunctionCode?

  var name: String { layer }

  var attributes: Attributes {
    var attributes: Attributes = ["description": .text(description.words)]
    if !description.source.isEmpty { attributes["code"] = .text(description.source) }
    attributes.add("runtimes", runtimes)
    attributes.add("architectures", architectures)
    return attributes
  }

  func manages(_ attribute: String) -> Bool {
    attribute != "code" || !description.source.isEmpty
  }

  var provides: [Reference] { [.layerVersion(layer)] }
  var providesAnew: [Reference] { provides }
  var bindings: [Reference: String] { liveARN.map { [.layerVersion(layer): $0] } ?? [:] }

  var creationWrites: [Operation] { (code?.writes ?? []) + ["lambda:PublishLayerVersion"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }

  func create(in context: ApplyContext) async throws(ApplyError) {
    guard let code else { throw .packaging(reason: "There is no code for the layer \(layer).") }
    let sendable = try await code.prepared().sendable(in: context)
    let published = try await calling { () async throws(ServiceError) in
      try await context.lambda.publishLayerVersion(
        of: layerName, code: sendable, description: description.text, runtimes: runtimes,
        architectures: architectures)
    }
    context.bind(.layerVersion(layer), to: published.layerVersionArn)
  }

  func update(
    from live: LayerVersion, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  /// What the description of a version of ours says.
  struct Description: Sendable, Hashable {
    /// The digest of the source; empty if it is not known, as that of files not built yet.
    var source: String
    /// The world's project, and its only stage if it has one.
    var project: String
    var stage: String?
    /// What the manifest says.
    var words: String

    private static let mark = "gwdeploy"

    var text: String {
      [Self.mark, "project=\(project)", stage.map { "stage=\($0)" }, "source=\(source)", words]
        .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The description of a version that is made of a source.
    init(source: String, in world: World, words: String) {
      self.source = source
      project = world.project
      stage = world.onlyStage
      self.words = words
    }

    /// Reads a description; nil if it is not one of ours.
    init?(_ text: String) {
      var rest = text.split(separator: " ", omittingEmptySubsequences: false)[...]
      guard rest.popFirst() == Self.mark[...] else { return nil }
      func next(_ key: String) -> String? {
        guard let word = rest.first, word.hasPrefix("\(key)=") else { return nil }
        rest.removeFirst()
        return String(word.dropFirst(key.count + 1))
      }
      guard let project = next("project") else { return nil }
      let stage = next("stage")
      guard let source = next("source") else { return nil }
      self.project = project
      self.stage = stage
      self.source = source
      words = rest.joined(separator: " ")
    }

    /// Whether a version of this description belongs to a world.
    func belongs(to world: World) -> Bool {
      project == world.project && stage == world.onlyStage
    }
  }
}

extension LayerVersion {
  /// Reads all versions of the layers of a world, the newest of each layer first.
  static func all(in world: World, _ lambda: Lambda) async throws -> [LayerVersion] {
    let prefix = world.layerName("")
    return try await lambda.layers().filter { $0.hasPrefix(prefix) }
      .concurrentMap { name in
        try await lambda.layerVersions(of: name).compactMap {
          LayerVersion($0, of: name, in: world)
        }
      }.flatMap { $0 }
  }

  private init?(_ live: Lambda.LayerVersion, of name: String, in world: World) {
    guard let description = Description(live.description ?? ""), description.belongs(to: world)
    else { return nil }
    layer = String(name.dropFirst(world.layerName("").count))
    layerName = name
    self.description = description
    runtimes = (live.compatibleRuntimes ?? []).sorted()
    architectures = (live.compatibleArchitectures ?? []).sorted()
    liveARN = live.layerVersionArn
    number = live.version
    code = nil
  }

  /// The live version that stands for this one: the newest that is equal, else the newest.
  func nearest(among live: [LayerVersion]) -> LayerVersion? {
    let own = live.filter { $0.layer == layer }
    return own.first { $0.attributes == attributes } ?? own.first
  }
}

/// A version of a layer that no function is made with any more.
///
/// Versions of functions that were made with it keep it all the same.
struct RetiredLayerVersion: Removable {
  static let kind = LayerVersion.kind

  let layer: String
  /// The name in Lambda.
  let layerName: String
  let number: Int

  var name: String { "\(layer):\(number)" }

  var deletionWrites: [Operation] { ["lambda:DeleteLayerVersion"] }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.lambda.deleteLayerVersion(number, of: layerName)
    }
  }
}
