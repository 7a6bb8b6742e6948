import AWSClient

/// A method on a path: who may call it.
struct Method: Resource, Removable {
  static let kind = Kind.method
  static let removal = Removal.withDefinition

  /// `GET`, …, or `ANY`.
  let verb: String
  let path: String
  let authorization: Authorization
  let apiKeyRequired: Bool

  var name: String { "\(verb) \(path)" }
  var attributes: Attributes {
    authorization.attributes.merging(["apiKey": .flag(apiKeyRequired)]) { $1 }
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [PathResource.id(of: path)] + authorization.requires }
  var container: ResourceID? { PathResource.id(of: path) }
  var lane: Lane? { .restAPI }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try place(in: context)
    let authorizerID = try authorization.authorizerID(in: context)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putMethod(
        verb, on: resource, of: api, authorizationType: authorization.type,
        authorizerId: authorizerID,
        authorizationScopes: authorization.scopes.isEmpty ? nil : authorization.scopes,
        apiKeyRequired: apiKeyRequired)
    }
  }

  func update(
    from live: Method, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let (api, resource) = try place(in: context)
    let authorizerID = try authorization.authorizerID(in: context)
    var operations = authorization.operations(differences, authorizerID: authorizerID)
    if differences.contains(where: { $0.path == "apiKey" }) {
      operations.append(.replace("/apiKeyRequired", String(apiKeyRequired)))
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateMethod(verb, on: resource, of: api, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try place(in: context)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteMethod(verb, on: resource, of: api)
    }
  }

  private func place(
    in context: ApplyContext
  ) throws(ApplyError) -> (api: String, resource: String) {
    (try context.value(of: .restAPI), try context.value(of: .path(path)))
  }
}

extension Method {
  /// A live method.
  init(_ live: APIGateway.Method, verb: String, path: String) {
    self.verb = verb
    self.path = path
    authorization = Authorization(live)
    apiKeyRequired = live.apiKeyRequired ?? false
  }
}
