import AWSClient

/// A method on a path: who may call it, and with what.
struct Method: Resource, Removable {
  static let kind = Kind.method
  static let removal = Removal.withDefinition

  /// `GET`, …, or `ANY`.
  let verb: String
  let path: String
  let authorization: Authorization
  let apiKeyRequired: Bool
  /// Whether each parameter must be there, by names such as `method.request.querystring.q`.
  let parameters: [String: Bool]
  /// The models of its bodies, by media type.
  let models: [String: String]
  /// What is held against requests: its id in a live method, a reference in a desired one.
  let validator: Value?
  /// What must be live before, beside the path and the authorizer.
  let prerequisites: [ResourceID]

  var name: String { Self.name(verb, path) }
  var attributes: Attributes {
    var attributes = authorization.attributes
    attributes["apiKey"] = .flag(apiKeyRequired)
    attributes["validator"] = validator
    attributes.add("parameters", parameters, Value.flag)
    attributes.add("models", models, Value.text)
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] {
    [PathResource.id(of: path)] + authorization.requires + prerequisites
  }
  var container: ResourceID? { PathResource.id(of: path) }
  var lane: Lane? { .restAPI }

  /// What a method is called among methods.
  static func name(_ verb: String, _ path: String) -> String { "\(verb) \(path)" }
  var creationWrites: [Operation] { ["apigateway:PutMethod"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { ["apigateway:UpdateMethod"] }
  var deletionWrites: [Operation] { ["apigateway:DeleteMethod"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    let method = APIGateway.Method(
      authorizationType: authorization.type,
      authorizerId: try authorization.authorizerID(in: context),
      authorizationScopes: authorization.scopes.isEmpty ? nil : authorization.scopes,
      apiKeyRequired: apiKeyRequired, requestParameters: parameters.nonEmpty,
      requestModels: models.nonEmpty, requestValidatorId: try context.known(validator))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putMethod(method, verb, on: resource, of: api)
    }
  }

  func update(
    from live: Method, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    let authorizerID = try authorization.authorizerID(in: context)
    let validatorID = try context.known(validator)
    let others = differences.compactMap { difference -> PatchOperation? in
      switch difference.path {
      case "apiKey": .replace("/apiKeyRequired", String(apiKeyRequired))
      case "validator": .replace("/requestValidatorId", validatorID ?? "")
      default:
        difference.patch(of: "parameters", at: "/requestParameters")
          ?? difference.patch(of: "models", at: "/requestModels")
      }
    }
    let operations = authorization.operations(differences, authorizerID: authorizerID) + others
    let ordered = operations.removalsFirst
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateMethod(verb, on: resource, of: api, ordered)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteMethod(verb, on: resource, of: api)
    }
  }
}

extension Method {
  /// A live method.
  init(_ live: APIGateway.Method, verb: String, path: String) {
    self.verb = verb
    self.path = path
    authorization = Authorization(live)
    apiKeyRequired = live.apiKeyRequired ?? false
    parameters = live.requestParameters ?? [:]
    models = live.requestModels ?? [:]
    validator = live.requestValidatorId.map(Value.text)
    prerequisites = []
  }
}

extension ApplyContext {
  /// The ids of the API and of one of its paths.
  func place(of path: String) throws(ApplyError) -> (api: String, resource: String) {
    (try value(of: .restAPI), try value(of: .path(path)))
  }

  /// The text of an attribute, or what it refers to; nil for none.
  func known(_ value: Value?) throws(ApplyError) -> String? {
    switch value {
    case .reference(let reference): try self.value(of: reference)
    case .text(let text): text
    default: nil
    }
  }
}
