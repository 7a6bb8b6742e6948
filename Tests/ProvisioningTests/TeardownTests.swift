import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Teardown")
struct TeardownTests {
  private let application = Application.sample()

  @Test("Down takes all but the logs, and says why they stay")
  func down() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let plan = try await sandbox.teardown(application)
    let outcome = await sandbox.apply(plan)
    #expect(outcome.failures.isEmpty)
    #expect(plan.kept.map(\.id.description) == ["log-group create-user", "log-group hello"])
    #expect(plan.kept.allSatisfy { !$0.reason.isEmpty })
    #expect(
      try await sandbox.isEmpty(
        but: ["/aws/lambda/guide-dev-create-user", "/aws/lambda/guide-dev-hello"]))
    #expect(try await sandbox.teardown(application).isEmpty)
  }

  @Test("Down takes the logs as well if that is said")
  func downWithLogs() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    await sandbox.apply(try await sandbox.teardown(application, logs: .delete))
    #expect(try await sandbox.isEmpty(but: []))
  }

  @Test("Down needs no manifest: what is ours is found by its tags")
  func downWithoutManifest() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let plan = try await sandbox.deployer.teardown(
      of: "dev", in: sandbox.world(application), logs: .keep)
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(
      try await sandbox.isEmpty(
        but: ["/aws/lambda/guide-dev-create-user", "/aws/lambda/guide-dev-hello"]))
  }

  @Test("A project whose name begins like another's does not touch it")
  func neighbours() async throws {
    let sandbox = Sandbox()
    let neighbour = Application.sample(project: "guide-dev")
    try await sandbox.up(neighbour)
    try await sandbox.up(application)
    await sandbox.apply(try await sandbox.teardown(application, logs: .delete))
    #expect(try await sandbox.served(neighbour) == sandbox.expected(neighbour))
    #expect(try await sandbox.plan(neighbour).isEmpty)
  }

  @Test("What has our name and not our tags is refused, not touched")
  func foreign() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let arn = sandbox.world(application).functionARN("hello")
    try await Lambda(sandbox.reader).untag(arn, keys: ["gwdeploy:project"])
    let plan = try await sandbox.plan(application)
    #expect(plan.conflicts.map(\.id.description) == ["function hello"])
    let teardown = try await sandbox.teardown(application)
    #expect(!teardown.changes.contains { $0.id.description == "function hello" })
  }
}

extension TeardownTests {
  @Test("A world whose API has lost its tags is refused: what its stages need is not known")
  func foreignAPI() async throws {
    let sandbox = Sandbox()
    let shared = Application.sample(isolation: .shared)
    try await sandbox.up(shared)
    let gateway = APIGateway(sandbox.reader)
    let apis = try await gateway.restAPIs()
    let api = try #require(apis.first?.id)
    try await gateway.untag(
      "arn:aws:apigateway:eu-central-1::/restapis/\(api)", keys: ["gwdeploy:project"])
    for plan in [try await sandbox.plan(shared), try await sandbox.teardown(shared)] {
      #expect(plan.conflicts.map(\.id.kind) == [.restAPI])
    }
  }

  @Test("The logs of a function that is not ours stay, also when logs are to go")
  func foreignLogs() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let arn = sandbox.world(application).functionARN("hello")
    try await Lambda(sandbox.reader).untag(arn, keys: ["gwdeploy:project"])
    let plan = try await sandbox.teardown(application, logs: .delete)
    #expect(!plan.changes.contains { $0.id.description == "log-group hello" })
    #expect(plan.kept.contains { $0.id.description == "function hello" })
  }

  @Test("Logs that an earlier down has kept are found by their tags, without a manifest")
  func logsWithoutManifest() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    await sandbox.apply(try await sandbox.teardown(application))
    let plan = try await sandbox.deployer.teardown(
      of: "dev", in: sandbox.world(application), logs: .delete)
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(try await sandbox.isEmpty(but: []))
  }
}

extension Sandbox {
  /// Whether nothing is left in the cloud but log groups of these names.
  func isEmpty(but logGroups: Set<String>) async throws -> Bool {
    let apis = try await APIGateway(reader).restAPIs()
    let functions = try await Tagging(reader).resources(tags: [:], types: ["lambda:function"])
    // The role for API Gateway's logs is the account's, not a stage's.
    let roles = try await IAM(reader).roles(path: "/").filter { $0.path != "/gwdeploy/" }
    let certificates = try await APIGateway(reader).clientCertificates()
    let domains = try await APIGateway(reader).domainNames()
    let groups =
      try await Logs(reader).logGroups(prefix: "/")
      + Logs(reader).logGroups(prefix: "API-Gateway-Execution-Logs_")
    let alarms = try await CloudWatch(reader).alarms(prefix: "guide")
    let layers = try await Lambda(reader).layers()
    return apis.isEmpty && alarms.isEmpty && functions.isEmpty && roles.isEmpty && layers.isEmpty
      && certificates.isEmpty && domains.isEmpty
      && Set(groups.map(\.logGroupName)) == logGroups
  }
}
