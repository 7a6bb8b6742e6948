import AWSClient

/// What decides who may call methods, before they are called.
struct Authorizer: Resource, Removable {
  static let kind = Kind.authorizer
  static let removal = Removal.withDefinition

  let name: String
  /// `TOKEN` or `REQUEST` (a Lambda function), or `COGNITO_USER_POOLS`.
  let type: String
  /// The function, with the stage variable that names its version; nil of user pools.
  let uri: String?
  /// Where the caller's identity is, with commas between; empty for nowhere.
  let identity: String
  /// What a token must look like; nil for anything.
  let pattern: String?
  /// Seconds that an answer is kept.
  let cache: Int
  /// The ARNs of the user pools.
  let userPools: [String]
  /// The id, of a live authorizer.
  let liveID: String?

  /// How long an answer is kept if nothing is said.
  ///
  /// Source: API Gateway `CreateAuthorizer.authorizerResultTtlInSeconds`.
  static let defaultCache = 300

  var attributes: Attributes {
    var attributes: Attributes = [
      "type": .text(type), "identity": .text(identity), "cache": .number(cache),
    ]
    attributes["uri"] = uri.map(Value.text)
    attributes["pattern"] = pattern.map(Value.text)
    attributes.add("userPools", userPools)
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [ResourceID(RestAPI.kind, RestAPI.onlyName)] }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var provides: [Reference] { [.authorizer(name)] }
  var bindings: [Reference: String] { liveID.map { [.authorizer(name): $0] } ?? [:] }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateAuthorizer"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateAuthorizer"]
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteAuthorizer"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createAuthorizer(
        APIGateway.Authorizer(
          name: name, type: type, providerARNs: userPools.isEmpty ? nil : userPools,
          authorizerUri: uri, identitySource: identity.isEmpty ? nil : identity,
          identityValidationExpression: pattern, authorizerResultTtlInSeconds: cache),
        of: api)
    }
    context.bind(.authorizer(name), to: id)
  }

  func update(
    from live: Authorizer, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try context.value(of: .authorizer(name))
    let operations = differences.compactMap(operation)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateAuthorizer(id, of: api, operations)
    }
  }

  private func operation(_ difference: Difference) -> PatchOperation? {
    switch difference.path {
    case "type": return .replace("/type", type)
    case "uri": return .replace("/authorizerUri", uri ?? "")
    case "identity":
      return identity.isEmpty ? .remove("/identitySource") : .replace("/identitySource", identity)
    case "pattern": return .replace("/identityValidationExpression", pattern ?? "")
    case "cache": return .replace("/authorizerResultTtlInSeconds", String(cache))
    default:
      let pool = String(difference.path.dropFirst("userPools.".count))
      return PatchOperation(
        op: difference.after == nil ? .remove : .add, path: "/providerARNs", value: pool)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try context.value(of: .authorizer(name))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteAuthorizer(id, of: api)
    }
  }
}

extension Authorizer {
  /// A live authorizer.
  init(_ live: APIGateway.Authorizer) {
    name = live.name
    type = live.type
    uri = live.authorizerUri
    identity = live.identitySource ?? ""
    // One that was taken off is an empty text.
    pattern = live.identityValidationExpression.flatMap { $0.isEmpty ? nil : $0 }
    cache = live.authorizerResultTtlInSeconds ?? Self.defaultCache
    userPools = live.providerARNs ?? []
    liveID = live.id
  }
}
