import AWSClient

/// How some of a backend's answers become one of the method's.
struct IntegrationResponse: Resource, Removable {
  static let kind = Kind.integrationResponse
  static let removal = Removal.withDefinition

  let verb: String
  let path: String
  let status: String
  /// The answers it is for; nil for all that fit no other.
  let pattern: String?
  /// As API Gateway spells it; nil to leave bodies as they are.
  let content: String?
  /// What headers are set to, by names such as `method.response.header.Location`.
  let parameters: [String: String]
  /// By media type.
  let templates: [String: String]

  var name: String { "\(Method.name(verb, path)) \(status)" }
  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes["pattern"] = pattern.map(Value.text)
    attributes["content"] = content.map(Value.text)
    attributes.add("parameters", parameters, Value.text)
    attributes.add("templates", templates, Value.text)
    return attributes
  }
  var definition: Attributes { attributes }
  /// API Gateway takes no mapping to a header of an answer that the method does not have yet.
  var requires: [ResourceID] {
    [
      ResourceID(.integration, Method.name(verb, path)), ResourceID(.methodResponse, name),
    ]
  }
  var container: ResourceID? { ResourceID(.integration, Method.name(verb, path)) }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:PutIntegrationResponse"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateIntegrationResponse"]
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteIntegrationResponse"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putIntegrationResponse(
        APIGateway.IntegrationResponse(
          selectionPattern: pattern, responseParameters: parameters.nonEmpty,
          responseTemplates: templates.nonEmpty, contentHandling: content),
        status, of: verb, on: resource, of: api)
    }
  }

  func update(
    from live: IntegrationResponse, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    let operations = differences.compactMap { difference -> PatchOperation? in
      switch difference.path {
      case "pattern": .replace("/selectionPattern", pattern ?? "")
      case "content": .replace("/contentHandling", content ?? "")
      default:
        difference.patch(of: "parameters", at: "/responseParameters")
          ?? difference.patch(of: "templates", at: "/responseTemplates")
      }
    }.removalsFirst
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateIntegrationResponse(
        status, of: verb, on: resource, of: api, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let (api, resource) = try context.place(of: path)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteIntegrationResponse(
        status, of: verb, on: resource, of: api)
    }
  }
}

extension IntegrationResponse {
  /// A live response of an integration.
  init(_ live: APIGateway.IntegrationResponse, _ status: String, verb: String, path: String) {
    self.verb = verb
    self.path = path
    self.status = status
    pattern = live.selectionPattern.nonEmpty
    content = live.contentHandling.nonEmpty
    parameters = live.responseParameters ?? [:]
    templates = (live.responseTemplates ?? [:]).mapValues { $0 ?? "" }
  }
}
