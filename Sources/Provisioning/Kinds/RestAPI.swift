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
  let properties: Properties
  let tags: [String: String]
  /// The id, of a live API.
  let liveID: String?
  /// The id of the root path, of a live API.
  let rootID: String?

  /// What says how the API as a whole answers.
  struct Properties: Sendable, Hashable {
    /// `REGIONAL`, `EDGE` or `PRIVATE`.
    var endpoint: String
    /// The VPC endpoints that a private API has names at.
    var vpcEndpoints: [String]
    /// Whether the URL that AWS gives it is shut off.
    var isDefaultEndpointDisabled: Bool
    /// The resource policy, canonical and with `execute-api:/` for its own ARN; nil for none.
    var policy: String?
    var binaryMediaTypes: [String]
    /// Bytes; nil if nothing is compressed.
    var minimumCompression: Int?
    /// `HEADER` or `AUTHORIZER`.
    var apiKeySource: String
  }

  var name: String { Self.onlyName }

  var attributes: Attributes {
    definition.merging(["name": .text(apiName), "description": .text(description)]) { $1 }
      .merging(tags.map { ("tags.\($0.key)", .text($0.value)) }) { $1 }
  }

  /// A stage serves these only once they are deployed; the others hold at once.
  ///
  /// Source: API Gateway's page "updates to a REST API that require redeployment".
  var definition: Attributes {
    var attributes: Attributes = [
      "endpoint": .text(properties.endpoint),
      "defaultEndpoint": .text(properties.isDefaultEndpointDisabled ? "disabled" : "enabled"),
      "apiKeySource": .text(properties.apiKeySource),
    ]
    attributes["policy"] = properties.policy.map(Value.text)
    attributes["minimumCompression"] = properties.minimumCompression.map(Value.number)
    attributes.add("vpcEndpoints", properties.vpcEndpoints)
    attributes.add("binaryMediaTypes", properties.binaryMediaTypes)
    return attributes
  }

  var provides: [Reference] { [.restAPI, .path("/")] }
  var bindings: [Reference: String] {
    var bindings: [Reference: String] = [:]
    bindings[.restAPI] = liveID
    bindings[.path("/")] = rootID
    return bindings
  }
  var lane: Lane? { .restAPI }

  /// Its tags say whom it may invoke, so those permissions go first.
  var removedAfter: [ResourceID] {
    ForeignPermission.functions(in: tags).map { ResourceID(ForeignPermission.kind, $0.text) }
  }

  var creationWrites: [Operation] { ["apigateway:CreateRestApi"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    (differences.containMoreThanTags ? ["apigateway:UpdateRestApi"] : [])
      + (differences.containTags ? ["apigateway:TagResource"] : [])
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteRestApi"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (id, root) = try await calling { () async throws(ServiceError) -> (String, String?) in
      let api = try await context.apiGateway.createRestAPI(newAPI)
      if let root = api.rootResourceId { return (api.id, root) }
      let resources = try await context.apiGateway.resources(of: api.id)
      return (api.id, resources.first { $0.path == "/" }?.id)
    }
    guard let root else { throw .notAsAsked("CreateRestApi made \(id) without a root path") }
    context.bind(.restAPI, to: id)
    context.bind(.path("/"), to: root)
  }

  private var newAPI: APIGateway.NewRestAPI {
    APIGateway.NewRestAPI(
      name: apiName, description: description.isEmpty ? nil : description,
      endpointConfiguration: .init(
        types: [properties.endpoint],
        vpcEndpointIds: properties.vpcEndpoints.isEmpty ? nil : properties.vpcEndpoints),
      policy: properties.policy,
      binaryMediaTypes: properties.binaryMediaTypes.isEmpty ? nil : properties.binaryMediaTypes,
      minimumCompressionSize: properties.minimumCompression,
      apiKeySource: properties.apiKeySource,
      disableExecuteApiEndpoint: properties.isDefaultEndpointDisabled ? true : nil, tags: tags)
  }

  func update(
    from live: RestAPI, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let id = try context.value(of: .restAPI)
    let changed = Set(differences.map(\.path))
    let changedTags = tags.filter { changed.contains("tags.\($0.key)") }
    try await calling { () async throws(ServiceError) in
      for operations in patches(from: live, differences) {
        try await context.apiGateway.updateRestAPI(id, operations)
      }
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
    properties = Properties(
      endpoint: live.endpointConfiguration?.types?.first ?? "EDGE",
      vpcEndpoints: live.endpointConfiguration?.vpcEndpointIds ?? [],
      isDefaultEndpointDisabled: live.disableExecuteApiEndpoint ?? false,
      policy: live.unescapedPolicy.map { PolicyDocument.shortened($0, in: world) },
      binaryMediaTypes: live.binaryMediaTypes ?? [],
      minimumCompression: live.minimumCompressionSize,
      apiKeySource: live.apiKeySource ?? "HEADER")
    tags = live.tags ?? [:]
    liveID = live.id
    rootID = root
  }
}
