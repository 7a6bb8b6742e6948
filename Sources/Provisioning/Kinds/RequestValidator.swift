import AWSClient
import Manifest

/// What API Gateway holds against requests before it passes them on; methods share it.
struct RequestValidator: Resource, Removable {
  static let kind = Kind.requestValidator
  static let removal = Removal.withDefinition

  let name: String
  let body: Bool
  let parameters: Bool
  /// The id, of a live validator.
  let liveID: String?
  /// The methods that name a live validator, and must have let go of it before it can be deleted.
  let users: [ResourceID]

  var attributes: Attributes { ["body": .flag(body), "parameters": .flag(parameters)] }
  var definition: Attributes { attributes }
  var requires: [ResourceID] { [ResourceID(RestAPI.kind, RestAPI.onlyName)] }
  var container: ResourceID? { ResourceID(RestAPI.kind, RestAPI.onlyName) }
  var removedAfter: [ResourceID] { users }
  var provides: [Reference] { [.requestValidator(name)] }
  var bindings: [Reference: String] { liveID.map { [.requestValidator(name): $0] } ?? [:] }
  var lane: Lane? { .restAPI }

  var creationWrites: [Operation] { ["apigateway:CreateRequestValidator"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["apigateway:UpdateRequestValidator"]
  }
  var deletionWrites: [Operation] { ["apigateway:DeleteRequestValidator"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let made = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createRequestValidator(
        name, of: api, body: body, parameters: parameters)
    }
    context.bind(.requestValidator(name), to: made.id)
  }

  func update(
    from live: RequestValidator, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try context.value(of: .requestValidator(name))
    let operations = differences.map { difference in
      difference.path == "body"
        ? PatchOperation.replace("/validateRequestBody", String(body))
        : .replace("/validateRequestParameters", String(parameters))
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.updateRequestValidator(id, of: api, operations)
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    let api = try context.value(of: .restAPI)
    let id = try context.value(of: .requestValidator(name))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteRequestValidator(id, of: api)
    }
  }
}

extension RequestValidator {
  /// The validator of a kind of validation, which is all that its name says; nil for none.
  init?(_ validation: Route.Validation) {
    guard validation != .none else { return nil }
    name = validation.rawValue
    body = validation != .parameters
    parameters = validation != .body
    liveID = nil
    users = []
  }

  /// A live validator.
  init(_ live: APIGateway.RequestValidator, users: [ResourceID]) {
    name = live.name ?? ""
    body = live.validateRequestBody ?? false
    parameters = live.validateRequestParameters ?? false
    liveID = live.id
    self.users = users
  }
}
