import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Drift of routes")
struct RouteDriftTests {
  private let application = Application.sample().withMapping()

  /// Ups the application, lets somebody change something by hand, and expects a plan that calls it
  /// drift and an up that takes it back.
  private func expectMended(
    _ ids: Set<String>, sourceLocation: SourceLocation = #_sourceLocation,
    after change: (APIGateway, _ api: String, _ users: String) async throws -> Void
  ) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first?.id)
    let users = try #require(try await gateway.resources(of: api).first { $0.path == "/users" }?.id)
    try await change(gateway, api, users)
    let plan = try await sandbox.up(application)
    #expect(Set(plan.changes.map(\.id.description)) == ids, sourceLocation: sourceLocation)
    #expect(plan.changes.allSatisfy { $0.cause == .drift }, sourceLocation: sourceLocation)
    #expect(plan.nextRelease == 1, sourceLocation: sourceLocation)
    let next = try await sandbox.plan(application)
    #expect(next.isEmpty, sourceLocation: sourceLocation)
  }

  @Test("A model that was changed by hand is as it was")
  func changedModel() async throws {
    try await expectMended(["model Name"]) { gateway, api, _ in
      try await gateway.updateModel(
        "Name", of: api, [.replace("/schema", "{}"), .replace("/description", "by hand")])
    }
  }

  @Test("A model that was made by hand is deleted, and what names it lets go of it before")
  func addedModel() async throws {
    try await expectMended(["model Extra", "method PUT /users"]) { gateway, api, users in
      try await gateway.createModel(
        APIGateway.Model(name: "Extra", schema: "{}", contentType: "application/json"), of: api)
      try await gateway.updateMethod(
        "PUT", on: users, of: api, [.add("/requestModels/text~1plain", "Extra")])
    }
  }

  @Test("A validator that was changed or made by hand is mended")
  func validators() async throws {
    try await expectMended(
      ["request-validator body-and-parameters", "request-validator extra", "method PUT /users"]
    ) { gateway, api, users in
      let ours = try #require(try await gateway.requestValidators(of: api).first?.id)
      try await gateway.updateRequestValidator(
        ours, of: api, [.replace("/validateRequestBody", "false")])
      let extra = try await gateway.createRequestValidator(
        "extra", of: api, body: false, parameters: false)
      try await gateway.updateMethod(
        "PUT", on: users, of: api, [.replace("/requestValidatorId", extra.id)])
    }
  }

  @Test("Responses that were deleted, changed and added by hand are mended")
  func responses() async throws {
    try await expectMended([
      "method-response PUT /users 200", "integration-response PUT /users 200",
      "integration-response PUT /users 400", "method-response PUT /users 418",
    ]) { gateway, api, users in
      try await gateway.deleteIntegrationResponse("200", of: "PUT", on: users, of: api)
      try await gateway.deleteMethodResponse("200", of: "PUT", on: users, of: api)
      try await gateway.updateIntegrationResponse(
        "400", of: "PUT", on: users, of: api,
        [.replace("/selectionPattern", "x"), .add("/responseTemplates/text~1plain", "y")])
      try await gateway.putMethodResponse(
        APIGateway.MethodResponse(responseParameters: nil, responseModels: nil), "418",
        of: "PUT", on: users, of: api)
    }
  }

  @Test("An integration that was taken away by hand is made again with its responses")
  func integration() async throws {
    try await expectMended([
      "integration PUT /users", "integration-response PUT /users 200",
      "integration-response PUT /users 400",
    ]) { gateway, api, users in
      try await gateway.deleteIntegration(of: "PUT", on: users, of: api)
    }
  }
}
