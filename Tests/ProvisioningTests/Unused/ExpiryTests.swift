import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Stages past their time")
struct ExpiryTests {
  private static let day = Duration.seconds(86_400)

  private func application(
    _ stage: String = "pr-7", _ isolation: Isolation = .stage, protection: Protection = .none
  ) -> Application {
    Application.sample(stage: stage, isolation: isolation).with {
      $0.stage.lifetime = Self.day * 7
      $0.stage.protection = protection
    }
  }

  @Test(
    "A stage is past its time when that has gone since its last release",
    arguments: [Isolation.stage, .shared])
  func expires(isolation: Isolation) async throws {
    let sandbox = Sandbox()
    let application = application("pr-7", isolation)
    try await sandbox.up(application)
    #expect(try await sandbox.plan(application).isEmpty)
    sandbox.cloud.advance(by: Self.day * 6)
    #expect(try await sandbox.inventory().expired.isEmpty)
    // A release gives it more time.
    try await sandbox.up(application.with { $0.stage.variables = ["flavour": "mild"] })
    sandbox.cloud.advance(by: Self.day * 6)
    #expect(try await sandbox.inventory().expired.isEmpty)
    sandbox.cloud.advance(by: Self.day * 2)
    let expired = try await sandbox.inventory().expired
    #expect(expired.map(\.stage.name) == ["pr-7"])
    #expect(expired.first?.project == "guide")
  }

  @Test(
    "It is taken down as down would, without a manifest",
    arguments: [Isolation.stage, .shared])
  func removes(isolation: Isolation) async throws {
    let sandbox = Sandbox()
    let dev = Application.sample(stage: "dev", isolation: isolation)
    try await sandbox.up(application("pr-7", isolation))
    try await sandbox.up(dev)
    sandbox.cloud.advance(by: Self.day * 8)
    let outcomes = try await sandbox.removeExpired()
    #expect(outcomes.map(\.isRemoved) == [true])
    #expect(try await sandbox.inventory().findings.compactMap(\.stage?.name) == ["dev"])
    #expect(try await sandbox.served(dev) == sandbox.expected(dev))
    #expect(try await sandbox.teardown(application("pr-7", isolation)).changes.isEmpty)
  }

  @Test("A protected stage goes only if it is named")
  func protected() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application(protection: .byName))
    sandbox.cloud.advance(by: Self.day * 8)
    let kept = try await sandbox.removeExpired()
    guard case .protected? = kept.first?.end else {
      Issue.record("the stage went")
      return
    }
    #expect(try await sandbox.removeExpired(allowing: "pr-7").map(\.isRemoved) == [true])
  }

  @Test("A release between the listing and the removal saves a stage")
  func renewed() async throws {
    let sandbox = Sandbox()
    let application = application()
    try await sandbox.up(application)
    sandbox.cloud.advance(by: Self.day * 8)
    let listed = try await sandbox.inventory().expired
    try await sandbox.up(application.with { $0.stage.variables = ["flavour": "mild"] })
    let outcomes = await sandbox.expiry().remove(listed)
    guard case .renewed? = outcomes.first?.end else {
      Issue.record("the stage went")
      return
    }
  }

  @Test("A manifest that gives a stage no time any more takes the tag off")
  func withdrawn() async throws {
    let sandbox = Sandbox()
    let application = application(protection: .byName)
    try await sandbox.up(application)
    let unlimited = application.with {
      $0.stage.lifetime = nil
      $0.stage.protection = .none
    }
    try await sandbox.up(unlimited)
    #expect(try await sandbox.plan(unlimited).isEmpty)
    sandbox.cloud.advance(by: Self.day * 400)
    #expect(try await sandbox.inventory().expired.isEmpty)
  }
}

extension ExpiryTests {
  @Test("Another time in the manifest is shown, and another one by hand is mended")
  func changes() async throws {
    let sandbox = Sandbox()
    let application = application()
    try await sandbox.up(application)
    let longer = application.with { $0.stage.lifetime = Self.day * 8 }
    let plan = try await sandbox.plan(longer)
    #expect(plan.changes.map(\.cause) == [.manifest])
    #expect(
      plan.changes.flatMap(\.differences).map(\.path) == ["tags.gwdeploy:expires-after"])
    try await sandbox.up(longer)
    let stage = try #require(try await sandbox.inventory().findings.first { $0.stage != nil })
    try await APIGateway(sandbox.reader).tag(
      "arn:aws:apigateway:eu-central-1::/restapis/\(stage.api.id)/stages/pr-7",
      ["gwdeploy:expires-after": "1"])
    #expect(try await sandbox.plan(longer).changes.map(\.id.kind.rawValue) == ["stage"])
    try await sandbox.up(longer)
    #expect(try await sandbox.plan(longer).isEmpty)
    #expect(try await sandbox.inventory().expired.isEmpty)
  }
}

extension Sandbox {
  func expiry(allowing allowed: String? = nil) -> StageExpiry {
    StageExpiry(
      client, survey(),
      run: ApplyContext.Run(token: "test", revision: nil, startedAt: Int(time.now())),
      allowed: allowed, interruption: Interruption())
  }

  func removeExpired(allowing allowed: String? = nil) async throws -> [StageExpiry.Outcome] {
    await expiry(allowing: allowed).remove(try await inventory().expired)
  }
}
