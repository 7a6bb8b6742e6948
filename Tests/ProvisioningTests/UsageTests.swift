import AWSClient
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("API keys and usage plans")
struct UsageTests {
  private static let value = Secret("a-value-of-twenty-four-c")
  private static let plan = Manifest.UsagePlan(
    name: "Basic", description: "For all", throttle: Throttle(rate: 10, burst: 20),
    quota: RequestQuota(limit: 1000, period: .month), keys: ["web", "given"],
    routes: [
      .init(method: "GET", path: "/users", throttle: Throttle(rate: 0.5, burst: 1)),
      .init(method: "POST", path: "/users", throttle: Throttle(rate: 2)),
    ])
  private static let full = application { _ in }

  private static func application(
    isolation: Isolation = .stage, stage: String = "dev", _ change: (inout Application) -> Void
  ) -> Application {
    Application.sample(stage: stage, isolation: isolation).with {
      $0.apiKeys = [
        Manifest.APIKey(name: "web", description: "The web site's"),
        Manifest.APIKey(name: "given", origin: .value(value)),
      ]
      $0.usagePlans = [plan]
      change(&$0)
    }
  }

  private func plans(_ sandbox: Sandbox) async throws -> [APIGateway.UsagePlan] {
    try await APIGateway(sandbox.reader).usagePlans()
  }

  private func keys(_ sandbox: Sandbox) async throws -> [APIGateway.APIKey] {
    try await APIGateway(sandbox.reader).apiKeys().sorted { ($0.name ?? "") < ($1.name ?? "") }
  }

  @Test("A plan lets its keys into the stage, with the limits of its routes")
  func making() async throws {
    let sandbox = Sandbox()
    try await sandbox.expectConverged(Self.full, "made")
    let plan = try #require(try await plans(sandbox).first)
    #expect(plan.name == "guide-dev-Basic")
    #expect(plan.throttle == .init(rateLimit: 10, burstLimit: 20))
    #expect(plan.quota == .init(limit: 1000, offset: 0, period: "MONTH"))
    let stage = try #require(plan.apiStages?.first)
    #expect(stage.stage == "dev")
    #expect(
      stage.throttle == [
        "/users/GET": .init(rateLimit: 0.5, burstLimit: 1),
        "/users/POST": .init(rateLimit: 2, burstLimit: 2),
      ])
    #expect(plan.tags?["gwdeploy:stage"] == "dev")
    let keys = try await keys(sandbox)
    #expect(keys.map(\.name) == ["guide-dev-given", "guide-dev-web"])
    let gateway = APIGateway(sandbox.reader)
    #expect(try await gateway.apiKeyValue(keys[0].id) == Self.value)
    #expect(try await Set(gateway.usagePlanKeys(of: plan.id)) == Set(keys.map(\.id)))
  }

  /// One thing about a plan or a key, changed.
  struct Change: Sendable, CustomTestStringConvertible {
    var path: String
    var id = "usage-plan Basic"
    var change: @Sendable (inout Application) -> Void

    var testDescription: String { "\(id): \(path)" }
  }

  private static let changes = [
    Change(path: "description") { $0.usagePlans[0].description = "" },
    Change(path: "throttle.rate") { $0.usagePlans[0].throttle?.rate = 0.25 },
    Change(path: "throttle.burst") { $0.usagePlans[0].throttle?.burst = 7 },
    Change(path: "throttle.burst throttle.rate") { $0.usagePlans[0].throttle = nil },
    Change(path: "quota.limit") { $0.usagePlans[0].quota?.limit = 7 },
    Change(path: "quota.offset quota.period") {
      $0.usagePlans[0].quota?.period = .week
      $0.usagePlans[0].quota?.offset = 6
    },
    Change(path: "quota.limit quota.offset quota.period") { $0.usagePlans[0].quota = nil },
    Change(path: "stages.dev./users/GET.rate") {
      $0.usagePlans[0].routes[0].throttle.rate = 5
    },
    Change(path: "stages.dev./users/GET.burst stages.dev./users/GET.rate") {
      $0.usagePlans[0].routes.removeFirst()
    },
    Change(
      path: "stages.dev./files/{path+}/ANY.burst stages.dev./files/{path+}/ANY.rate"
    ) {
      $0.usagePlans[0].routes.append(
        .init(method: "ANY", path: "/files/{path+}", throttle: Throttle(rate: 1)))
    },
    Change(path: "description", id: "api-key web") { $0.apiKeys[0].description = "" },
    Change(path: "enabled", id: "api-key web") { $0.apiKeys[0].isEnabled = false },
  ]

  @Test(
    "Each attribute is changed in place, with one call and its record, and back again",
    arguments: changes)
  func attributes(change: Change) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let changed = Self.full.with(change.change)
    for application in [changed, Self.full] {
      let plan = try await sandbox.plan(application)
      #expect(plan.changes.map(\.id.description) == [change.id])
      #expect(plan.changes.map(\.action) == [.update])
      #expect(plan.changes.map(\.cause) == [.manifest])
      #expect(plan.changes.first?.differences.map(\.path).joined(separator: " ") == change.path)
      // What stages want each for themselves is in no record.
      let writes = change.path.hasPrefix("stages.") ? 1 : 2
      sandbox.faults.arm(nil)
      await sandbox.apply(plan)
      #expect(sandbox.faults.writes == writes)
      #expect(try await sandbox.plan(application).isEmpty)
    }
  }

  @Test("Another value is another key, which takes the old one's place in its plans")
  func value() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let value = Secret("another-value-of-many-characters")
    let application = Self.full.with { $0.apiKeys[1].origin = .value(value) }
    let plan = try await sandbox.plan(application)
    #expect(
      plan.changes.map { "\($0.action) \($0.id): \($0.reason)" } == [
        "replace api-key given: AWS changes no key's value",
        "replace usage-plan-key Basic/given: it is another key",
      ])
    #expect(plan.changes.first?.differences.map { "\($0)" }.joined().contains("another") == false)
    await sandbox.apply(plan)
    #expect(try await sandbox.plan(application).isEmpty)
    let gateway = APIGateway(sandbox.reader)
    let key = try #require(try await keys(sandbox).first)
    #expect(try await gateway.apiKeyValue(key.id) == value)
    let id = try #require(try await plans(sandbox).first?.id)
    #expect(try await gateway.usagePlanKeys(of: id).contains(key.id))
    // A value that the manifest names no more stays.
    let silent = application.with { $0.apiKeys[1].origin = .chosenByAWS }
    #expect(try await sandbox.plan(silent).isEmpty)
  }

  @Test("A key that somebody else made is put into the plan, and never changed or deleted")
  func existing() async throws {
    let sandbox = Sandbox()
    let gateway = APIGateway(sandbox.reader)
    let foreign = try await gateway.createAPIKey(
      .init(name: "partner", description: nil, enabled: true, value: nil, tags: [:]))
    let application = Self.application {
      $0.apiKeys[0].origin = .existing(id: foreign.id)
    }
    try await sandbox.expectConverged(application, "made")
    let id = try #require(try await plans(sandbox).first?.id)
    #expect(try await gateway.usagePlanKeys(of: id).contains(foreign.id))
    await sandbox.apply(try await sandbox.teardown(application, keys: .delete))
    #expect(try await keys(sandbox).map(\.name) == ["partner"])
    #expect(try await plans(sandbox).isEmpty)
  }

  @Test("What somebody changed by hand is put back, with one call for the plan")
  func drift() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let gateway = APIGateway(sandbox.reader)
    let plan = try #require(try await plans(sandbox).first)
    let stage = try #require(plan.apiStages?.first)
    try await gateway.updateUsagePlan(
      plan.id,
      [
        .replace("/throttle/rateLimit", "99"), .remove("/quota"),
        PatchOperation(op: .remove, path: "/apiStages", value: "\(stage.apiId):dev"),
      ])
    let extra = try await gateway.createAPIKey(
      .init(name: "extra", description: nil, enabled: true, value: nil, tags: [:]))
    try await gateway.createUsagePlanKey(extra.id, in: plan.id)
    let mending = try await sandbox.plan(Self.full)
    #expect(
      Set(mending.changes.map { "\($0.action) \($0.id)" }) == [
        "update usage-plan Basic", "delete usage-plan-key Basic/\(extra.id)",
      ])
    #expect(mending.changes.filter { $0.action == .update }.map(\.cause) == [.manifest])
    sandbox.faults.arm(nil)
    await sandbox.apply(mending)
    #expect(sandbox.faults.writes == 2)
    #expect(try await sandbox.plan(Self.full).isEmpty)
    #expect(try await plans(sandbox).first?.apiStages == [stage])
    try await gateway.createUsagePlanKey(extra.id, in: plan.id)
    let silent = Self.full.with { $0.usagePlans[0].keys = nil }
    #expect(try await sandbox.plan(silent).isEmpty, "the manifest names no keys")
  }

  @Test("Down keeps the keys unless it is told to delete them; a plan leaves its stage first")
  func teardown() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let plan = try await sandbox.teardown(Self.full)
    #expect(plan.kept.filter { $0.id.kind == .apiKey }.map(\.id.name) == ["given", "web"])
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(try await plans(sandbox).isEmpty)
    #expect(try await keys(sandbox).count == 2)
    try await sandbox.expectConverged(Self.full, "up again, with the keys that are there")
    #expect(try await keys(sandbox).count == 2)
    await sandbox.apply(try await sandbox.teardown(Self.full, keys: .delete))
    #expect(try await keys(sandbox).isEmpty)
  }

  @Test("A plan that is not wanted any more goes, its keys stay")
  func removal() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let application = Self.application {
      $0.apiKeys = []
      $0.usagePlans = []
    }
    let plan = try await sandbox.up(application)
    #expect(plan.kept.map(\.id.description).contains("api-key web"))
    #expect(try await plans(sandbox).isEmpty)
    #expect(try await sandbox.plan(application).isEmpty)
    #expect(try await keys(sandbox).count == 2)
  }

  @Test("Stages of one world share a plan; each joins and leaves it by itself")
  func shared() async throws {
    let sandbox = Sandbox()
    let dev = Self.application(isolation: .shared) { _ in }
    let prod = Self.application(isolation: .shared, stage: "prod") { _ in }
    try await sandbox.expectConverged(dev, "dev")
    try await sandbox.expectConverged(prod, "prod")
    #expect(try await sandbox.plan(dev).isEmpty)
    #expect(
      try await plans(sandbox).map { ($0.apiStages ?? []).map(\.stage) } == [["dev", "prod"]])
    let away = dev.with { $0.usagePlans[0].reach = .otherStages }
    try await sandbox.expectConverged(away, "dev left the plan")
    #expect(try await plans(sandbox).first?.apiStages?.map(\.stage) == ["prod"])
    try await sandbox.expectConverged(dev, "dev is in it again")
    let down = await sandbox.apply(try await sandbox.teardown(dev))
    #expect(down.failures.isEmpty)
    #expect(try await plans(sandbox).first?.apiStages?.map(\.stage) == ["prod"])
    #expect(try await sandbox.plan(prod).isEmpty)
    await sandbox.apply(try await sandbox.teardown(prod, keys: .delete))
    #expect(try await plans(sandbox).isEmpty)
    #expect(try await keys(sandbox).isEmpty)
  }

  @Test("What has a name of ours and not our tags is refused, not touched")
  func foreign() async throws {
    let sandbox = Sandbox()
    let gateway = APIGateway(sandbox.reader)
    _ = try await gateway.createAPIKey(
      .init(name: "guide-dev-web", description: nil, enabled: true, value: nil, tags: [:]))
    _ = try await gateway.createUsagePlan(
      .init(
        name: "guide-dev-Basic", description: nil, apiStages: [], throttle: nil, quota: nil,
        tags: [:]))
    let plan = try await sandbox.plan(Self.full)
    #expect(plan.conflicts.map(\.id.description) == ["api-key web", "usage-plan Basic"])
    await sandbox.apply(try await sandbox.teardown(Self.full, keys: .delete))
    #expect(try await plans(sandbox).count == 1)
    #expect(try await keys(sandbox).count == 1)
  }

  @Test("A value of a key is in no plan, whoever prints it")
  func secrets() async throws {
    let sandbox = Sandbox()
    let plan = try await sandbox.plan(Self.full)
    var text = ""
    dump(plan, to: &text)
    #expect(!text.contains(Self.value.revealed))
  }

  @Test("A run that is cut at any call is finished by the next", arguments: [false, true])
  func cut(afterCall: Bool) async throws {
    let whole = Sandbox()
    try await whole.up(Self.full)
    let total = whole.faults.writes
    for write in 1...total {
      let sandbox = Sandbox()
      sandbox.faults.arm(afterCall ? .killedAfter(write: write) : .killedBefore(write: write))
      await sandbox.apply(try await sandbox.plan(Self.full))
      sandbox.faults.arm(nil)
      try await sandbox.expectConverged(Self.full, "cut at write \(write)")
      #expect(try await plans(sandbox).count == 1, "cut at write \(write)")
      #expect(try await keys(sandbox).count == 2, "cut at write \(write)")
    }
  }
}
