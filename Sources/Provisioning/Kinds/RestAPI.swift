import AWSClient

/// The REST API of a world.
struct RestAPI: Resource, Removable {
  static let kind = Kind.restAPI
  /// A world has one API, so it needs no name of its own among its kind.
  static let onlyName = "api"

  /// The name in API Gateway, which metrics are counted under.
  let apiName: String
  /// Empty for none.
  let description: String
  /// `REGIONAL` or `EDGE`.
  let endpoint: String
  /// The resource policy, canonical and with `execute-api:/` for its own ARN; nil for none.
  let policy: String?
  let tags: [String: String]
  /// The id, of a live API.
  let liveID: String?
  /// The id of the root path, of a live API.
  let rootID: String?

  var name: String { Self.onlyName }

  var attributes: Attributes {
    var attributes: Attributes = [
      "name": .text(apiName), "description": .text(description), "endpoint": .text(endpoint),
    ]
    attributes["policy"] = policy.map(Value.text)
    attributes.add("tags", tags, Value.text)
    return attributes
  }
  var definition: Attributes { attributes.filter { Self.deployed.contains($0.key) } }

  /// The attributes that a stage serves only once they are deployed; the others hold at once.
  private static let deployed: Set<String> = ["policy"]

  var provides: [Reference] { [.restAPI, .path("/")] }
  var bindings: [Reference: String] {
    var bindings: [Reference: String] = [:]
    bindings[.restAPI] = liveID
    bindings[.path("/")] = rootID
    return bindings
  }
  var lane: Lane? { .restAPI }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (id, root) = try await calling { () async throws(ServiceError) -> (String, String?) in
      let api = try await context.apiGateway.createRestAPI(
        APIGateway.NewRestAPI(
          name: apiName, description: description.isEmpty ? nil : description,
          endpointConfiguration: .init(types: [endpoint]), policy: policy, tags: tags))
      if let root = api.rootResourceId { return (api.id, root) }
      let resources = try await context.apiGateway.resources(of: api.id)
      return (api.id, resources.first { $0.path == "/" }?.id)
    }
    guard let root else { throw .notAsAsked("CreateRestApi made \(id) without a root path") }
    context.bind(.restAPI, to: id)
    context.bind(.path("/"), to: root)
  }

  func update(
    from live: RestAPI, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let id = try context.value(of: .restAPI)
    let changed = Set(differences.map(\.path))
    var operations: [PatchOperation] = []
    if changed.contains("name") { operations.append(.replace("/name", apiName)) }
    if changed.contains("description") {
      operations.append(
        description.isEmpty ? .remove("/description") : .replace("/description", description))
    }
    if changed.contains("policy") { operations.append(.replace("/policy", policy ?? "")) }
    if changed.contains("endpoint") {
      operations.append(.replace("/endpointConfiguration/types/\(live.endpoint)", endpoint))
    }
    let changedTags = tags.filter { changed.contains("tags.\($0.key)") }
    try await calling { () async throws(ServiceError) in
      if !operations.isEmpty { try await context.apiGateway.updateRestAPI(id, operations) }
      if !changedTags.isEmpty {
        try await context.apiGateway.tag(context.world.apiARN(id), changedTags)
      }
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let id = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteRestAPI(id)
    }
  }
}

extension RestAPI {
  /// A live API.
  init(_ live: APIGateway.RestAPI, root: String?, in world: World) {
    apiName = live.name
    description = live.description ?? ""
    endpoint = live.endpointConfiguration?.types?.first ?? "EDGE"
    policy = live.unescapedPolicy.map { PolicyDocument.shortened($0, in: world) }
    tags = live.tags ?? [:]
    liveID = live.id
    rootID = root
  }
}
