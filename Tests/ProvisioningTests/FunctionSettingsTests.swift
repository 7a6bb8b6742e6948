import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Settings of functions")
struct FunctionSettingsTests {
  /// A change of one setting, and the path of the attribute that shows it.
  struct Case: CustomTestStringConvertible, Sendable {
    var path: String
    var change: @Sendable (inout Manifest.Function) -> Void
    var testDescription: String { path }
  }

  private static let cases = [
    Case(path: "tracing") { $0.tracing = .active },
    Case(path: "ephemeralStorage") { $0.ephemeralStorage = 2048 },
    Case(path: "layers.1") {
      $0.layers = [.arn("arn:aws:lambda:eu-central-1:999999999999:layer:x:3")]
    },
    Case(path: "vpc.subnets.subnet-1") {
      $0.vpc = .init(subnets: ["subnet-1"], securityGroups: ["sg-1"])
    },
    Case(path: "snapStart") { $0.snapStart = .on },
    Case(path: "logs.format") { $0.logging.format = .json },
    Case(path: "logs.level") {
      $0.logging.format = .json
      $0.logging.level = "WARN"
    },
    Case(path: "logs.group") { $0.logging.group = "/shared/logs" },
    Case(path: "deadLetter") {
      $0.deadLetterTarget = "arn:aws:sns:eu-central-1:123456789012:failed"
    },
    Case(path: "kmsKey") { $0.kmsKey = "arn:aws:kms:eu-central-1:123456789012:key/1a2b" },
    Case(path: "fileSystems./mnt/data") {
      $0.vpc = .init(subnets: ["subnet-1"], securityGroups: ["sg-1"])
      $0.fileSystems = [
        .init(
          accessPoint: "arn:aws:elasticfilesystem:eu-central-1:123456789012:access-point/"
            + "fsap-0123456789abcdef0", path: "/mnt/data")
      ]
    },
  ]

  @Test(
    "A setting is published with a new version, and cleared again when it goes", arguments: cases)
  func setting(one: Case) async throws {
    let sandbox = Sandbox()
    let plain = Application.sample()
    let changed = plain.with { one.change(&$0.functions[1]) }
    try await sandbox.up(plain)
    for (application, isSet) in [(changed, true), (plain, false)] {
      let plan = try await sandbox.up(application)
      let version = try #require(plan.changes.first { $0.id.description == "version hello" })
      let difference = try #require(version.differences.first { $0.path == one.path })
      #expect(isSet ? difference.after != nil : difference.before != nil)
      #expect(try await sandbox.plan(application).isEmpty)
    }
    // The first version is used again: it is what the manifest says once more.
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    #expect(versions.map(\.version) == ["1", "2"])
    #expect(try await sandbox.served(plain) == sandbox.expected(plain))
  }

  @Test("What $LATEST still has is cleared when another version is published", arguments: cases)
  func cleared(one: Case) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Application.sample().with { one.change(&$0.functions[1]) })
    let plain = Application.sample()
    try await sandbox.up(plain)
    let live = try #require(
      try await Lambda(sandbox.reader).configuration(of: "guide-dev-hello", version: "2"))
    var expected = Lambda.Settings(
      runtime: "python3.12", handler: "app.lambda_handler", role: live.role ?? "",
      description: "", timeout: 3, memorySize: 128,
      environment: plain.functions[1].variables(storedValues: [:]), architecture: "x86_64",
      logGroup: "/aws/lambda/guide-dev-hello")
    expected.layers = []
    #expect(Lambda.Settings(live) == expected)
    #expect(try await sandbox.plan(plain).isEmpty)
  }

  @Test("Reserved concurrency is set, changed and taken away in place, also after somebody did it")
  func reserved() async throws {
    let sandbox = Sandbox()
    let lambda = Lambda(sandbox.reader)
    let plain = Application.sample()
    try await sandbox.up(plain.with { $0.functions[1].reservedConcurrency = 5 })
    #expect(
      try await lambda.function("guide-dev-hello")?.concurrency?.reservedConcurrentExecutions == 5)
    let seven = plain.with { $0.functions[1].reservedConcurrency = 7 }
    let plan = try await sandbox.up(seven)
    #expect(plan.changes.map(\.id.description) == ["function hello"])
    #expect(plan.changes.map(\.cause) == [.manifest])
    try await lambda.putReservedConcurrency(1, of: "guide-dev-hello")
    let mending = try await sandbox.up(seven)
    #expect(mending.changes.map(\.id.description) == ["function hello"])
    #expect(mending.changes.map(\.cause) == [.drift])
    try await sandbox.up(plain)
    #expect(try await lambda.function("guide-dev-hello")?.concurrency == nil)
    #expect(try await sandbox.plan(plain).isEmpty)
  }

  @Test("Provisioned concurrency is ready before the stage moves, and the old one goes after it")
  func provisioned() async throws {
    var settings = Cloud.Settings()
    settings.functionUpdate = .seconds(5)
    let sandbox = Sandbox(settings)
    let lambda = Lambda(sandbox.reader)
    let first = Application.sample().with { $0.functions[1].provisionedConcurrency = 2 }
    try await sandbox.up(first)
    #expect(try await sandbox.plan(first).isEmpty)
    let calls = WrittenCalls(of: sandbox)
    let second = first.with { $0.functions[1].memory = 256 }
    try await sandbox.up(second)
    let written = calls.all
    let put = try #require(written.firstIndex { $0.hasPrefix("PUT") && $0.contains("provisioned") })
    let move = try #require(written.firstIndex { $0.hasPrefix("PATCH") && $0.contains("/stages/") })
    let taken = try #require(
      written.firstIndex { $0.hasPrefix("DELETE") && $0.contains("provisioned") })
    #expect(put < move && move < taken)
    let live = try await lambda.provisionedConcurrency(of: "guide-dev-hello")
    #expect(live.map(\.functionArn).allSatisfy { $0?.hasSuffix(":2") == true })
    #expect(live.map(\.status) == ["READY"])
    // Where the manifest is silent, whatever is there stays.
    let silent = second.with { $0.functions[1].provisionedConcurrency = nil }
    #expect(try await sandbox.plan(silent).isEmpty)
    await sandbox.apply(try await sandbox.teardown(silent, logs: .delete))
    #expect(try await sandbox.isEmpty(but: []))
  }

  @Test("An alias follows the stage, and goes with it")
  func alias() async throws {
    let sandbox = Sandbox()
    let lambda = Lambda(sandbox.reader)
    for isolation in Isolation.allCases {
      let dev = Application.sample(stage: "dev", isolation: isolation)
      let name = sandbox.world(dev).functionName("hello")
      try await sandbox.up(dev)
      try await sandbox.up(Application.sample(stage: "prod", isolation: isolation))
      let changed = dev.with { $0.functions[1].code.path = "hello 2" }
      try await sandbox.up(changed)
      #expect(try await lambda.alias("dev", of: name)?.functionVersion == "2")
      try await lambda.updateAlias("dev", of: name, version: "1")
      let plan = try await sandbox.up(changed)
      #expect(plan.changes.map(\.id.description) == ["alias hello"])
      #expect(plan.changes.map(\.cause) == [.drift])
      #expect(await sandbox.apply(try await sandbox.teardown(changed)).failures.isEmpty)
      #expect(try await lambda.alias("dev", of: name) == nil)
    }
    #expect(try await lambda.alias("prod", of: "guide-hello")?.functionVersion == "1")
  }
}
