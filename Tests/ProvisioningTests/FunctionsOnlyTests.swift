import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Functions without an API")
struct FunctionsOnlyTests {
  private func application(_ isolation: Isolation, _ stage: String = "dev") -> Application {
    Application.sample(stage: stage, isolation: isolation).with { $0.api = nil }
  }

  @Test(
    "They are published, and changed back and forth, without a plan that never ends",
    arguments: Isolation.allCases)
  func settles(isolation: Isolation) async throws {
    let sandbox = Sandbox()
    let first = application(isolation)
    let second = first.with { $0.functions[1].code.path = "hello 2" }
    for application in [first, second, first, second] {
      try await sandbox.up(application)
      #expect(try await sandbox.plan(application).isEmpty)
    }
    let name = sandbox.world(first).functionName("hello")
    let versions = try await Lambda(sandbox.reader).versions(of: name)
    #expect(versions.map(\.version) == ["1", "2"])
  }

  @Test("Taking one stage down leaves the functions that another stage names")
  func downOfOne() async throws {
    let sandbox = Sandbox()
    let (dev, prod) = (application(.shared), application(.shared, "prod"))
    for application in [dev, prod] { try await sandbox.up(application) }
    let plan = try await sandbox.teardown(dev)
    #expect(!plan.changes.contains { $0.id.kind == .function })
    await sandbox.apply(plan)
    #expect(try await sandbox.plan(prod).isEmpty)
  }

  @Test("An API that is taken out of the manifest goes, and its functions stay")
  func apiRemoved() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(.sample())
    let plan = try await sandbox.up(application(.stage))
    #expect(plan.takesStageAway)
    #expect(try await APIGateway(sandbox.reader).restAPIs().isEmpty)
    #expect(try await sandbox.plan(application(.stage)).isEmpty)
  }

  @Test("An API that serves another stage stays when one stage takes it out of its manifest")
  func apiOfOthers() async throws {
    let sandbox = Sandbox()
    let prod = Application.sample(stage: "prod", isolation: .shared)
    try await sandbox.up(.sample(stage: "dev", isolation: .shared))
    try await sandbox.up(prod)
    let plan = try await sandbox.up(application(.shared))
    #expect(plan.kept.contains { $0.id.kind == .restAPI && $0.reason.contains("prod") })
    #expect(try await sandbox.served(prod) == sandbox.expected(prod))
    #expect(try await sandbox.plan(prod).isEmpty)
  }
}
