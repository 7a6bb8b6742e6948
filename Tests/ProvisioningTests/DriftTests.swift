import AWSClient
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Drift")
struct DriftTests {
  private let application = Application.sample()

  /// A sandbox with the application up, and the id of its API.
  private func deployed() async throws -> (Sandbox, api: String) {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let apis = try await APIGateway(sandbox.reader).restAPIs()
    return (sandbox, try #require(apis.first?.id))
  }

  private func expectMended(_ sandbox: Sandbox, _ ids: Set<String>) async throws {
    let plan = try await sandbox.up(application)
    #expect(Set(plan.changes.map(\.id.description)) == ids)
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    #expect(plan.nextRelease == 1)
    #expect(try await sandbox.plan(application).isEmpty)
    #expect(try await sandbox.served(application) == sandbox.expected(application))
  }

  @Test("A method that was deleted by hand is made again")
  func method() async throws {
    let (sandbox, api) = try await deployed()
    let gateway = APIGateway(sandbox.reader)
    let resources = try await gateway.resources(of: api)
    let users = try #require(resources.first { $0.path == "/users" })
    try await gateway.deleteMethod("GET", on: users.id, of: api)
    try await expectMended(sandbox, ["method GET /users", "integration GET /users"])
  }

  @Test("A path that was made by hand is deleted")
  func path() async throws {
    let (sandbox, api) = try await deployed()
    let gateway = APIGateway(sandbox.reader)
    let resources = try await gateway.resources(of: api)
    let root = try #require(resources.first { $0.path == "/" })
    _ = try await gateway.createResource("extra", under: root.id, of: api)
    let plan = try await sandbox.up(application)
    #expect(plan.changes.map(\.id.description) == ["resource /extra"])
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("A stage that was moved by hand goes back to its release")
  func stage() async throws {
    let (sandbox, api) = try await deployed()
    let changed = application.with { $0.functions[1].code.path = "hello 2" }
    try await sandbox.up(changed)
    _ = try await APIGateway(sandbox.reader).updateStage(
      "dev", of: api, [.replace("/variables/hello", "1")])
    let plan = try await sandbox.up(changed)
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    #expect(try await sandbox.served(changed) == sandbox.expected(changed))
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A stage variable that was added by hand is taken off")
  func variable() async throws {
    let (sandbox, api) = try await deployed()
    _ = try await APIGateway(sandbox.reader).updateStage(
      "dev", of: api, [.replace("/variables/extra", "1")])
    try await expectMended(sandbox, ["stage dev"])
  }

  @Test("A role that was changed by hand is as it was")
  func role() async throws {
    let (sandbox, _) = try await deployed()
    let name = sandbox.world(application).roleName("hello")
    let iam = IAM(sandbox.reader)
    let policy = try #require(try await iam.inlinePolicies(of: name).first)
    try await iam.deleteInlinePolicy(policy, of: name)
    try await expectMended(sandbox, ["role-policy hello \(policy)"])
  }

  @Test("A role that was deleted by hand is made again, and the function published anew with it")
  func roleMadeAgain() async throws {
    let (sandbox, _) = try await deployed()
    let name = sandbox.world(application).roleName("hello")
    let iam = IAM(sandbox.reader)
    let policy = try #require(try await iam.inlinePolicies(of: name).first)
    try await iam.deleteInlinePolicy(policy, of: name)
    try await iam.deleteRole(name)
    let plan = try await sandbox.up(application)
    #expect(
      Set(plan.changes.map(\.id.description)) == [
        "role hello", "role-policy hello \(policy)", "version hello", "permission hello",
        "stage dev", "alias hello",
      ])
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    #expect(versions.map(\.version) == ["1", "3"])
    #expect(try await sandbox.served(application) == sandbox.expected(application))
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("A permission that was taken away by hand is given again")
  func permission() async throws {
    let (sandbox, api) = try await deployed()
    try await Lambda(sandbox.reader).removePermission(
      "gwdeploy-\(api)", from: "guide-dev-hello", version: "1")
    try await expectMended(sandbox, ["permission hello"])
  }

  @Test("Tags of others and a retention that the manifest does not name are left alone")
  func leftAlone() async throws {
    let (sandbox, _) = try await deployed()
    let arn = sandbox.world(application).functionARN("hello")
    try await Lambda(sandbox.reader).tag(arn, ["owner": "somebody"])
    try await Logs(sandbox.reader).putRetention(
      of: "/aws/lambda/guide-dev-create-user", days: 7)
    #expect(try await sandbox.plan(application).isEmpty)
  }
}
