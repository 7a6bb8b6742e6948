import AWSClient

/// What API Gateway itself answers to an error of a kind, where that is not AWS's own answer.
struct GatewayResponse: Resource, Removable {
  static let kind = Kind.gatewayResponse
  static let removal = Removal.withDefinition

  /// The kind of error, such as `DEFAULT_4XX`.
  let type: String
  /// Nil for the one that the error has anyway.
  let status: Int?
  /// By full names, such as `gatewayresponse.header.X-Request`.
  let parameters: [String: String]
  /// Bodies by media type.
  let templates: [String: String]

  /// What AWS answers, and reads back, where nothing is said of bodies.
  ///
  /// Source: API Gateway's page "gateway responses".
  static let defaultTemplates = [
    "application/json": #"{"message":$context.error.messageString}"#
  ]

  var name: String { type }
  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes["status"] = status.map(Value.number)
    attributes.add("parameters", parameters, Value.text)
    attributes.add("templates", templates, Value.text)
    return attributes
  }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [ResourceID(RestAPI.kind, RestAPI.onlyName)] }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:PutGatewayResponse"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }
  var deletionWrites: [Operation] { ["apigateway:DeleteGatewayResponse"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.putGatewayResponse(
        APIGateway.GatewayResponse(
          responseType: type, statusCode: status.map { String($0) },
          responseParameters: parameters, responseTemplates: templates),
        of: api)
    }
  }

  /// `PutGatewayResponse` takes the whole, in the place of what is there.
  func update(
    from live: GatewayResponse, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  /// AWS's own answer is there again.
  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteGatewayResponse(type, of: api)
    }
  }
}

extension GatewayResponse {
  /// A live response; nil if it is AWS's own.
  init?(_ live: APIGateway.GatewayResponse) {
    guard live.defaultResponse != true else { return nil }
    type = live.responseType
    status = live.statusCode.flatMap { Int($0) }
    parameters = live.responseParameters ?? [:]
    let templates = live.responseTemplates ?? [:]
    self.templates = templates.isEmpty ? Self.defaultTemplates : templates
  }
}
