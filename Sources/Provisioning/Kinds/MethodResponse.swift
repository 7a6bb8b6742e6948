import AWSClient

/// An answer that a method may give.
struct MethodResponse: Resource, Removable {
  static let kind = Kind.methodResponse
  static let removal = Removal.withDefinition

  let verb: String
  let path: String
  let status: String
  /// Whether SDKs may rely on each header, by names such as `method.response.header.Location`.
  let parameters: [String: Bool]
  /// The models of its bodies, by media type.
  let models: [String: String]

  var name: String { "\(Method.name(verb, path)) \(status)" }
  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes.add("parameters", parameters, Value.flag)
    attributes.add("models", models, Value.text)
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] {
    [ResourceID(.method, Method.name(verb, path))] + Model.ids(of: models.values)
  }
  var container: ResourceID? { ResourceID(.method, Method.name(verb, path)) }
  /// The integration response for it, which would be left without a meaning.
  var removedAfter: [ResourceID] { [ResourceID(.integrationResponse, name)] }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:PutMethodResponse"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateMethodResponse"]
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteMethodResponse"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putMethodResponse(
        APIGateway.MethodResponse(
          responseParameters: parameters.nonEmpty, responseModels: models.nonEmpty),
        status, of: verb, on: resource, of: api)
    }
  }

  func update(
    from live: MethodResponse, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    let operations = differences.compactMap {
      $0.patch(of: "parameters", at: "/responseParameters")
        ?? $0.patch(of: "models", at: "/responseModels")
    }.removalsFirst
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateMethodResponse(
        status, of: verb, on: resource, of: api, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteMethodResponse(status, of: verb, on: resource, of: api)
    }
  }
}

extension MethodResponse {
  /// A live answer of a method.
  init(_ live: APIGateway.MethodResponse, _ status: String, verb: String, path: String) {
    self.verb = verb
    self.path = path
    self.status = status
    parameters = live.responseParameters ?? [:]
    models = live.responseModels ?? [:]
  }
}
