import AWSClient
import HTTP
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("A stage beside its two pointers")
struct StageTests {
  static let acl = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/guard/0a1b"
  private static let plain = Application.sample()
  private static let full = plain.with { $0.stage = .full }

  /// A cloud with all that a stage may name.
  private static var settings: Cloud.Settings {
    var settings = Cloud.Settings()
    settings.webACLs = [acl, "\(acl)2"]
    settings.cloudWatchRole = "arn:aws:iam::123456789012:role/logs"
    return settings
  }

  private func api(_ sandbox: Sandbox) async throws -> String {
    try #require(try await APIGateway(sandbox.reader).restAPIs().first?.id)
  }

  private func live(_ sandbox: Sandbox) async throws -> APIGateway.Stage {
    try await APIGateway(sandbox.reader).stage("dev", of: try await api(sandbox))
  }

  // MARK: One by one

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The writing calls when it is set, and when it is back to what AWS has by itself, but for the
    /// record of what is wanted; those to an API by what is patched.
    var set: [String]
    var unset: [String]
    var change: @Sendable (inout Stage) -> Void
  }

  private static let metrics = "/~1users/GET/metrics/enabled"
  private static let group = "arn:aws:logs:eu-central-1:123456789012:log-group:/gwdeploy"

  private static let cases: [Case] = [
    Case(
      testDescription: "description", set: ["replace /description what it is"],
      unset: ["replace /description "]
    ) { $0.description = "what it is" },
    Case(
      testDescription: "tracing", set: ["replace /tracingEnabled true"],
      unset: ["replace /tracingEnabled false"]
    ) { $0.isTraced = true },
    Case(
      testDescription: "metrics", set: ["replace /*/*/metrics/enabled true"],
      unset: ["replace /*/*/metrics/enabled false"]
    ) { $0.methods.hasMetrics = true },
    Case(
      testDescription: "level of the execution logs",
      set: ["POST /", "replace /*/*/logging/loglevel INFO"],
      unset: ["replace /*/*/logging/loglevel OFF"]
    ) { $0.methods.logLevel = .info },
    Case(
      testDescription: "bodies in the logs", set: ["replace /*/*/logging/dataTrace true"],
      unset: ["replace /*/*/logging/dataTrace false"]
    ) { $0.methods.logsBodies = true },
    Case(
      testDescription: "throttle",
      set: ["replace /*/*/throttling/burstLimit 7, replace /*/*/throttling/rateLimit 0.5"],
      unset: ["replace /*/*/throttling/burstLimit 5000, replace /*/*/throttling/rateLimit 10000"]
    ) { $0.methods.throttle = Throttle(rate: 0.5, burst: 7) },
    Case(
      testDescription: "time to live", set: ["replace /*/*/caching/ttlInSeconds 60"],
      unset: ["replace /*/*/caching/ttlInSeconds 300"]
    ) { $0.methods.caching.timeToLive = .seconds(60) },
    Case(
      testDescription: "invalidation by anybody",
      set: ["replace /*/*/caching/requireAuthorizationForCacheControl false"],
      unset: [
        "replace /*/*/caching/requireAuthorizationForCacheControl true, "
          + "replace /*/*/caching/unauthorizedCacheControlHeaderStrategy "
          + "SUCCEED_WITH_RESPONSE_HEADER"
      ]
    ) { $0.methods.caching.invalidation = .open },
    Case(
      testDescription: "cache",
      set: ["replace /cacheClusterEnabled true, replace /cacheClusterSize 0.5"],
      unset: ["replace /cacheClusterEnabled false"]
    ) { $0.cache = Stage.CacheCluster(size: "0.5") },
    Case(
      testDescription: "override of a route", set: ["replace \(metrics) true"],
      unset: ["remove /~1users/GET"]
    ) {
      $0.overrides = [.init(method: "GET", path: "/users", settings: .init(hasMetrics: true))]
    },
    Case(
      testDescription: "access log",
      set: [
        "POST /",
        "replace /accessLogSettings/destinationArn \(group)/guide/dev/access, "
          + "replace /accessLogSettings/format $context.requestId",
      ], unset: ["remove /accessLogSettings"]
    ) { $0.accessLog = AccessLog(format: "$context.requestId") },
    Case(
      testDescription: "client certificate",
      set: ["POST /clientcertificates", "replace /clientCertificateId CERTIFICATE"],
      unset: ["replace /clientCertificateId ", "DELETE /clientcertificates/CERTIFICATE"]
    ) { $0.clientCertificate = .generated },
    Case(testDescription: "web ACL", set: ["POST /"], unset: []) {
      $0.webACL = .existing(arn: acl)
    },
  ]

  @Test("Each is changed alone, in place, and is no new release", arguments: cases)
  func alone(setting: Case) async throws {
    let sandbox = Sandbox(Self.settings)
    try await sandbox.up(Self.plain)
    var changed = Self.plain
    setting.change(&changed.stage)
    for (application, expected) in [(changed, setting.set), (Self.plain, setting.unset)] {
      let calls = WrittenCalls(of: sandbox)
      let plan = try await sandbox.up(application)
      #expect(plan.changes.allSatisfy { $0.cause == .manifest })
      #expect(plan.nextRelease == 1)
      let certificate = try await APIGateway(sandbox.reader).clientCertificates().first
      let shown = calls.all.filter { !$0.hasPrefix("PUT /tags/") }.map { line -> String in
        let patched = line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
        return patched.replacing(/[0-9a-z]{6}$/) { match in
          match.0 == certificate?.clientCertificateId[...] || line.hasPrefix("DELETE")
            ? "CERTIFICATE" : String(match.0)
        }
      }
      #expect(shown == expected)
      #expect(try await sandbox.plan(application).isEmpty)
    }
  }

  @Test(
    "All are made with the stage, and a second plan finds nothing", arguments: Isolation.allCases)
  func made(isolation: Isolation) async throws {
    let sandbox = Sandbox(Self.settings)
    let application = Self.full.with { $0.isolation = isolation }
    try await sandbox.expectConverged(application, "made with all of them")
    let stage = try await live(sandbox)
    #expect(stage.methodSettings?["~1users/GET"]?.cacheTtlInSeconds == 60)
    #expect(stage.methodSettings?["~1users/GET"]?.throttlingRateLimit == 500)
    #expect(stage.webAclArn == Self.acl && stage.cacheClusterStatus == .available)
    try await sandbox.expectConverged(Self.plain.with { $0.isolation = isolation }, "without")
    #expect(try await live(sandbox).webAclArn == Self.acl)
    #expect(try await APIGateway(sandbox.reader).clientCertificates().isEmpty)
  }

  // MARK: Order

  @Test("A stage is guarded before it serves functions, and its cache is made last")
  func order() async throws {
    var settings = Self.settings
    settings.stagePropagation = .seconds(5)
    settings.cacheUpdate = .seconds(240)
    let sandbox = Sandbox(settings)
    let calls = WrittenCalls(of: sandbox)
    let application = Self.full.with { $0.stage.cache?.waiting = .untilAvailable }
    let waits = Locked<[Waiting?]>([])
    await sandbox.apply(try await sandbox.plan(application)) { event in
      guard case .waiting(let change, for: let reason) = event else { return }
      if change.id == ResourceID(.stage, "dev") { waits.withLock { $0.append(reason) } }
    }
    #expect(waits.withLock { $0 }.suffix(2) == [.cache, nil])
    let all = calls.all
    let made = try #require(all.firstIndex { $0.hasSuffix("/stages") })
    // Aliases follow the release that is served.
    let after = all[(made + 1)...].filter { $0 != "POST /" && !$0.hasSuffix("/aliases") }
    #expect(all[made + 1] == "POST /")
    #expect(after.count == 2)
    #expect(after.first?.contains("replace /variables/hello 1") == true)
    #expect(after.first?.contains("replace /*/*/logging/loglevel INFO") == true)
    #expect(after.last?.contains("replace /cacheClusterEnabled true") == true)
    // It was asked to wait.
    #expect(try await live(sandbox).cacheClusterStatus == .available)
  }

  @Test("Nobody waits for a cache who has not asked for it")
  func noWaiting() async throws {
    var settings = Self.settings
    settings.cacheUpdate = .seconds(240)
    let sandbox = Sandbox(settings)
    try await sandbox.up(Self.full)
    #expect(try await live(sandbox).cacheClusterStatus == .creating)
    #expect(try await sandbox.plan(Self.full).isEmpty)
  }

  @Test("After a release what was cached is forgotten, after other changes it is not")
  func flush() async throws {
    let sandbox = Sandbox(Self.settings)
    try await sandbox.up(Self.full)
    var calls = WrittenCalls(of: sandbox)
    try await sandbox.up(Self.full.with { $0.stage.methods.hasMetrics = false })
    #expect(!calls.all.contains { $0.hasSuffix("/cache/data") })
    calls = WrittenCalls(of: sandbox)
    try await sandbox.up(Self.full.with { $0.functions[1].code.path = "hello 2" })
    let moved = try #require(calls.all.firstIndex { $0.hasPrefix("PATCH") })
    let flushed = try #require(calls.all.firstIndex { $0.hasSuffix("/cache/data") })
    #expect(moved < flushed)
  }

  // MARK: By hand

  @Test("What was changed by hand is drift, named path by path, and mended")
  func drift() async throws {
    let sandbox = Sandbox(Self.settings)
    try await sandbox.up(Self.full)
    _ = try await APIGateway(sandbox.reader).updateStage(
      "dev", of: try await api(sandbox),
      [
        .replace("/*/*/logging/loglevel", "ERROR"), .replace("/*/*/throttling/rateLimit", "-1"),
        .replace("/~1users/POST/metrics/enabled", "true"), .remove("/~1users/GET"),
        .replace("/tracingEnabled", "false"), .remove("/accessLogSettings"),
      ])
    try await WAF(sandbox.reader).associate(
      webACL: "\(Self.acl)2",
      with: "arn:aws:apigateway:eu-central-1::/restapis/\(api(sandbox))/stages/dev")
    let plan = try await sandbox.up(Self.full)
    #expect(plan.changes.map(\.id.description) == ["stage dev"])
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    let paths = Set(plan.changes[0].differences.map(\.path))
    #expect(
      paths.isSuperset(of: [
        "logs.level", "throttle.rate", "routes.POST /users.metrics",
        "routes.GET /users.cache.ttl", "tracing", "logs.access.group", "logs.access.format",
        "webACL",
      ]))
    #expect(!paths.contains("throttle.burst") && !paths.contains("metrics"))
    #expect(try await sandbox.plan(Self.full).isEmpty)
  }

  @Test("A change of the manifest on top of one by hand is the manifest's")
  func both() async throws {
    let sandbox = Sandbox(Self.settings)
    try await sandbox.up(Self.plain)
    _ = try await APIGateway(sandbox.reader).updateStage(
      "dev", of: try await api(sandbox), [.replace("/tracingEnabled", "true")])
    let changed = Self.plain.with { $0.stage.methods.hasMetrics = true }
    let plan = try await sandbox.up(changed)
    #expect(plan.changes.allSatisfy { $0.cause == .manifest })
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A web ACL is taken off only where that is said")
  func webACL() async throws {
    let sandbox = Sandbox(Self.settings)
    try await sandbox.up(Self.plain)
    let stage = "arn:aws:apigateway:eu-central-1::/restapis/\(try await api(sandbox))/stages/dev"
    try await WAF(sandbox.reader).associate(webACL: Self.acl, with: stage)
    #expect(try await sandbox.plan(Self.plain).isEmpty)
    let none = Self.plain.with { $0.stage.webACL = Stage.WebACL.none }
    try await sandbox.expectConverged(none, "taken off")
    #expect(try await live(sandbox).webAclArn == nil)
  }

  @Test("An account whose limits were raised is no difference")
  func raisedLimits() async throws {
    var settings = Self.settings
    settings.rateLimit = 20_000
    settings.burstLimit = 8000
    let sandbox = Sandbox(settings)
    let application = Self.full.with { $0.stage.methods.throttle = nil }
    try await sandbox.expectConverged(application, "with raised limits")
    #expect(try await live(sandbox).methodSettings?["*/*"]?.throttlingRateLimit == 20_000)
  }

  // MARK: What belongs to the account

  @Test("An account without a role for logs gets one, once, and keeps it")
  func logRole() async throws {
    var settings = Self.settings
    settings.cloudWatchRole = nil
    settings.rolePropagation = .seconds(9)
    let sandbox = Sandbox(settings)
    let plan = try await sandbox.up(Self.full)
    #expect(plan.changes.contains { $0.id.description == "account log-role" })
    let arn = "arn:aws:iam::123456789012:role/gwdeploy/gwdeploy-apigateway-logs-eu-central-1"
    let gateway = APIGateway(sandbox.reader)
    #expect(try await gateway.account().cloudwatchRoleArn == arn)
    let other = Application.sample(project: "other").with { $0.stage = Self.full.stage }
    let second = try await sandbox.up(other)
    #expect(!second.changes.contains { $0.id.kind == .account })
    for application in [Self.full, other] {
      await sandbox.apply(try await sandbox.teardown(application, logs: .delete))
    }
    #expect(try await gateway.account().cloudwatchRoleArn == arn)
    #expect(try await sandbox.isEmpty(but: []))
  }

  @Test("A role of that name that is somebody else's is not used")
  func foreignLogRole() async throws {
    var settings = Self.settings
    settings.cloudWatchRole = nil
    let sandbox = Sandbox(settings)
    try await IAM(sandbox.reader).createRole(
      "gwdeploy-apigateway-logs-eu-central-1", path: "/", trustPolicy: Self.trust,
      description: "", tags: [:])
    let outcome = await sandbox.apply(try await sandbox.plan(Self.full))
    #expect(outcome.failures.map(\.change.id.description) == ["account log-role"])
    #expect(try await APIGateway(sandbox.reader).account().cloudwatchRoleArn == nil)
  }

  private static let trust =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","#
    + #""Principal":{"Service":"ec2.amazonaws.com"}}]}"#

  // MARK: Log groups

  @Test("Logs are kept as long as is said, and outlive the stage unless that is said")
  func logGroups() async throws {
    let sandbox = Sandbox(Self.settings)
    let application = Self.full.with {
      $0.stage.logRetention = 7
      $0.stage.accessLog?.group = .made(retention: 30)
    }
    try await sandbox.expectConverged(application, "with retention")
    let execution = "API-Gateway-Execution-Logs_\(try await api(sandbox))/dev"
    let logs = Logs(sandbox.reader)
    func retentions() async throws -> [Int?] {
      let access = try await logs.logGroups(prefix: "/gwdeploy/")
      return try await (access + logs.logGroups(prefix: execution)).map(\.retentionInDays)
    }
    #expect(try await retentions() == [30, 7])
    try await logs.putRetention(of: execution, days: 1)
    try await logs.putRetention(of: "/gwdeploy/guide/dev/access", days: 1)
    try await sandbox.expectConverged(application, "mended")
    #expect(try await retentions() == [30, 7])

    let kept = try await sandbox.teardown(application).kept.map(\.id.description)
    #expect(kept.contains("log-group dev access") && kept.contains("log-group dev execution"))
    await sandbox.apply(try await sandbox.teardown(application, logs: .delete))
    #expect(try await retentions().isEmpty)
  }

  @Test("An access log group that is not this project's is refused")
  func foreignLogGroup() async throws {
    let sandbox = Sandbox(Self.settings)
    try await Logs(sandbox.reader).createLogGroup("/gwdeploy/guide/dev/access", tags: [:])
    let plan = try await sandbox.plan(Self.full)
    #expect(plan.conflicts.map(\.id.description) == ["log-group dev access"])
  }

  // MARK: Certificates

  @Test("A second certificate that was made for the stage goes, those of other stages stay")
  func certificates() async throws {
    let sandbox = Sandbox(Self.settings)
    let dev = Self.full.with { $0.isolation = .shared }
    let prod = Application.sample(stage: "prod", isolation: .shared).with {
      $0.stage.clientCertificate = .generated
    }
    try await sandbox.up(dev)
    try await sandbox.up(prod)
    let gateway = APIGateway(sandbox.reader)
    let made = try await gateway.clientCertificates()
    let tags = try #require(made.first { $0.tags?["gwdeploy:certificate"] == "dev" }?.tags)
    _ = try await gateway.generateClientCertificate(description: "again", tags: tags)
    try await sandbox.expectConverged(dev, "with a second certificate")
    #expect(try await gateway.clientCertificates().count == 2)
    await sandbox.apply(try await sandbox.teardown(dev))
    let left = try await gateway.clientCertificates()
    #expect(left.map { $0.tags?["gwdeploy:certificate"] } == ["prod"])
    #expect(try await sandbox.plan(prod).isEmpty)
  }
}

extension Stage {
  /// A stage on which everything is set.
  static let full = Stage(
    name: "dev", variables: ["flavour": "spicy"], description: "The first",
    methods: MethodSettings(
      logLevel: .info, hasMetrics: true, throttle: Throttle(rate: 500, burst: 1000),
      caching: .init(isEnabled: true, isEncrypted: true)),
    overrides: [
      RouteOverride(
        method: "GET", path: "/users",
        settings: MethodSettings(
          logLevel: .info, hasMetrics: true, throttle: Throttle(rate: 500, burst: 1000),
          caching: .init(isEnabled: true, timeToLive: .seconds(60), isEncrypted: true)))
    ],
    accessLog: AccessLog(), isTraced: true, cache: CacheCluster(size: "0.5"),
    clientCertificate: .generated, webACL: .existing(arn: StageTests.acl))
}
