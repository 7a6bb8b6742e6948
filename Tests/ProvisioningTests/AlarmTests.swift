import AWSClient
import HTTP
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Alarms")
struct AlarmTests {
  private static let topic = "arn:aws:sns:eu-central-1:123456789012:oncall"
  private static let errors = Manifest.Alarm(
    name: "Errors", subject: .stage, metric: "5XXError", statistic: "Sum", comparison: .above,
    threshold: 10, description: "Too many", actions: .init(alarm: [topic]))
  private static let slow = Manifest.Alarm(
    name: "slow", subject: .function("hello"), metric: "Duration", statistic: "p95", periods: 3,
    comparison: .above, threshold: 2000.5)

  private static func application(
    _ alarms: [Manifest.Alarm], isolation: Isolation = .stage, stage: String = "dev"
  ) -> Application {
    Application.sample(stage: stage, isolation: isolation).with { $0.alarms = alarms }
  }

  private func live(_ sandbox: Sandbox, prefix: String = "") async throws -> [CloudWatch.Alarm] {
    try await CloudWatch(sandbox.reader).alarms(prefix: prefix.isEmpty ? "g" : prefix)
  }

  private func names(_ sandbox: Sandbox) async throws -> [String] {
    try await live(sandbox).map(\.settings.alarmName)
  }

  @Test("They watch what is counted of the stage, and carry its tags")
  func making() async throws {
    let sandbox = Sandbox()
    let route = Manifest.Alarm(
      name: "users", subject: .route(method: "GET", path: "/users"), metric: "Count",
      statistic: "SampleCount", comparison: .below, threshold: 1)
    let application = Self.application([Self.errors, Self.slow, route])
    try await sandbox.expectConverged(application, "made")
    let alarms = try await live(sandbox)
    #expect(
      alarms.map(\.settings.alarmName) == [
        "guide-dev-Errors", "guide-dev-slow", "guide-dev-users",
      ])
    let dimensions = alarms.map { alarm in
      (alarm.settings.dimensions ?? []).map { "\($0.name)=\($0.value)" }
    }
    #expect(
      dimensions == [
        ["ApiName=guide-dev", "Stage=dev"], ["FunctionName=guide-dev-hello"],
        ["ApiName=guide-dev", "Stage=dev", "Resource=/users", "Method=GET"],
      ])
    #expect(alarms.map(\.settings.extendedStatistic) == [nil, "p95", nil])
    #expect(
      alarms.map(\.settings.treatMissingData) == ["notBreaching", "notBreaching", "breaching"])
    #expect(alarms[0].settings.alarmActions == [Self.topic])
    var tags = try await CloudWatch(sandbox.reader).tags(of: alarms[0].alarmArn)
    #expect(tags.removeValue(forKey: "gwdeploy:settings")?.count == 32)
    #expect(tags == ["gwdeploy:project": "guide", "gwdeploy:stage": "dev", "team": "web"])
    let states = try await sandbox.plan(application).alarms
    #expect(states.map(\.name) == ["Errors", "slow", "users"])
    #expect(Set(states.map(\.state)) == ["INSUFFICIENT_DATA"])
  }

  /// One thing about an alarm, changed.
  struct Change: Sendable, CustomTestStringConvertible {
    var path: String
    var change: @Sendable (inout Manifest.Alarm) -> Void

    var testDescription: String { path }
  }

  private static let changes = [
    Change(path: "metric") { $0.metric = "4XXError" },
    Change(path: "statistic") { $0.statistic = "Average" },
    Change(path: "statistic") { $0.statistic = "p99.9" },
    Change(path: "period") { $0.period = .seconds(60) },
    Change(path: "datapoints periods") {
      $0.periods = 3
      $0.datapoints = 3
    },
    Change(path: "comparison") { $0.comparison = .atLeast },
    Change(path: "threshold") { $0.threshold = 0.5 },
    Change(path: "missingData") { $0.missingData = .ignore },
    Change(path: "description") { $0.description = "" },
    Change(path: "description") { $0.description = "${region}" },
    Change(path: "notify") { $0.actions.alarm = [] },
    Change(path: "ok") { $0.actions.ok = [topic] },
    Change(path: "insufficient") { $0.actions.insufficientData = [topic] },
    Change(path: "dimensions.Method dimensions.Resource") {
      $0.subject = .route(method: "GET", path: "/users")
    },
    Change(path: "dimensions.ApiName dimensions.FunctionName dimensions.Stage metric namespace") {
      $0.subject = .function("hello")
      $0.metric = "Errors"
    },
  ]

  @Test("Each attribute is changed in place, with one call and its record", arguments: changes)
  func attributes(change: Change) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.application([Self.errors]))
    var changed = Self.errors
    change.change(&changed)
    let application = Self.application([changed])
    let plan = try await sandbox.plan(application)
    #expect(plan.changes.map(\.id.description) == ["alarm Errors"])
    #expect(plan.changes.map(\.action) == [.update])
    #expect(plan.changes.map(\.cause) == [.manifest])
    #expect(plan.changes.first?.differences.map(\.path).joined(separator: " ") == change.path)
    sandbox.faults.arm(nil)
    await sandbox.apply(plan)
    #expect(sandbox.faults.writes == 2)
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("What somebody changed by hand is put back, whatever it was")
  func drift() async throws {
    let sandbox = Sandbox()
    let application = Self.application([Self.errors])
    try await sandbox.up(application)
    var settings = try #require(try await live(sandbox).first?.settings)
    settings.actionsEnabled = false
    settings.unit = "Count"
    settings.evaluateLowSampleCountPercentile = "ignore"
    settings.threshold = 11
    try await CloudWatch(sandbox.reader).putAlarm(settings)
    let plan = try await sandbox.up(application)
    #expect(plan.changes.map(\.cause) == [.drift])
    #expect(
      plan.changes.first?.differences.map(\.path) == [
        "actionsEnabled", "lowSamples", "threshold", "unit",
      ])
    #expect(try await sandbox.plan(application).isEmpty)
    try await CloudWatch(sandbox.reader).deleteAlarms(["guide-dev-Errors"])
    try await sandbox.expectConverged(application, "deleted by hand")
    #expect(try await names(sandbox) == ["guide-dev-Errors"])
  }

  @Test("A tag of the manifest is set on an alarm that is there, and only that")
  func tags() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.application([Self.errors]))
    let application = Self.application([Self.errors]).with { $0.tags["team"] = "api" }
    let plan = try await sandbox.up(application)
    let change = plan.changes.first { $0.id.kind == .alarm }
    #expect(change?.differences.map(\.path) == ["tags.team"])
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("An alarm of the name that is not ours stands in the way and is not touched")
  func foreign() async throws {
    let sandbox = Sandbox()
    var settings = CloudWatch.AlarmSettings(alarmName: "guide-dev-Errors")
    settings.metricName = "Load"
    settings.namespace = "Mine"
    settings.statistic = "Sum"
    settings.period = 60
    settings.evaluationPeriods = 1
    settings.threshold = 1
    settings.comparisonOperator = "GreaterThanThreshold"
    var other = settings
    other.alarmName = "guide-dev-x-Errors"
    try await CloudWatch(sandbox.reader).putAlarm(settings)
    try await CloudWatch(sandbox.reader).putAlarm(
      other, tags: ["gwdeploy:project": "guide-dev", "gwdeploy:stage": "x"])
    let plan = try await sandbox.plan(Self.application([Self.errors]))
    #expect(plan.conflicts.map(\.id.description) == ["alarm Errors"])
    try await sandbox.up(Self.application([Self.slow]))
    await sandbox.apply(try await sandbox.teardown(Self.application([])))
    #expect(try await names(sandbox) == ["guide-dev-Errors", "guide-dev-x-Errors"])
  }

  @Test("Those that are not wanted any more are deleted with one call, as are a stage's own")
  func removal() async throws {
    let sandbox = Sandbox()
    let many = (1...5).map { number in
      var alarm = Self.errors
      alarm.name = "a\(number)"
      return alarm
    }
    try await sandbox.up(Self.application(many))
    let plan = try await sandbox.plan(Self.application([many[0]]))
    #expect(plan.changes.map(\.action) == Array(repeating: .delete, count: 4))
    #expect(plan.writes.count == 1)
    sandbox.faults.arm(nil)
    await sandbox.apply(plan)
    #expect(sandbox.faults.writes == 1)
    #expect(try await names(sandbox) == ["guide-dev-a1"])
    await sandbox.apply(try await sandbox.teardown(Self.application([])))
    #expect(try await names(sandbox).isEmpty)
  }

  @Test("Where stages share a function each watches the version that it runs, after each release")
  func shared() async throws {
    let sandbox = Sandbox()
    let dev = Self.application([Self.slow, Self.errors], isolation: .shared)
    let prod = Self.application([Self.slow], isolation: .shared, stage: "prod")
    try await sandbox.expectConverged(dev, "dev")
    try await sandbox.expectConverged(prod, "prod")
    let next = dev.with { $0.functions[1].code.path = "hello 2" }
    let plan = try await sandbox.up(next)
    #expect(
      plan.changes.first { $0.id.kind == .alarm }?.differences.map(\.path) == ["version"])
    #expect(try await sandbox.plan(next).isEmpty)
    #expect(try await sandbox.plan(prod).isEmpty)
    let watched = try await live(sandbox).filter { $0.settings.alarmName.hasSuffix("slow") }
      .map { $0.settings.dimensions?.last?.value }
    #expect(watched == ["guide-hello:2", "guide-hello:1"])
    await sandbox.apply(try await sandbox.teardown(dev))
    #expect(try await names(sandbox) == ["guide-prod-slow"])
    #expect(try await sandbox.plan(prod).isEmpty)
  }

  @Test("A project of functions alone has alarms as well")
  func functionsOnly() async throws {
    let sandbox = Sandbox()
    let application = Self.application([Self.slow]).with { $0.api = nil }
    try await sandbox.up(application)
    #expect(try await sandbox.plan(application).isEmpty)
    #expect(try await names(sandbox) == ["guide-dev-slow"])
  }
}
