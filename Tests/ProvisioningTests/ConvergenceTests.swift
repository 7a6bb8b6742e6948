import LocalCloud
import Manifest
import Provisioning
import Testing

/// Whatever happens to a run, another one brings the account to where the first was to bring it.
@Suite("Convergence")
struct ConvergenceTests {
  private static let certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/0a"
  private static let old = Application.sample().withMapping().with {
    $0.stage = .full
    $0.stage.domain = Domain(
      name: "api.example.com", path: "v1", settings: Domain.Settings(certificate: certificate))
    $0.alarms = [
      Alarm(
        name: "errors", subject: .stage, metric: "5XXError", statistic: "Sum", comparison: .above,
        threshold: 10),
      Alarm(
        name: "slow", subject: .function("hello"), metric: "Duration", statistic: "p95",
        comparison: .above, threshold: 2000),
    ]
  }
  private static let new = old.with {
    $0.api?.models[1] = Model(name: "Label", schema: #"{"type": "string", "maxLength": 9}"#)
    $0.api?.models[0].schema = #"{"type": "object", "items": {"$ref": "Label"}}"#
    $0.api?.routes[3].request.validation = .body
    $0.api?.routes[3].integration = .mock(
      Route.Mapping(responses: [
        Route.Response(status: 200), Route.Response(status: 500, pattern: "5.."),
      ]))
    $0.stage.domain?.path = "v2"
    $0.stage.domain?.settings?.mutualTLS = Domain.MutualTLS(truststore: "s3://trust/ca.pem")
    $0.stage.methods.logLevel = .error
    $0.stage.methods.caching.isEnabled = false
    $0.stage.overrides[0].path = "/users/{id}"
    $0.stage.overrides[0].method = "PUT"
    $0.stage.accessLog = nil
    $0.stage.cache = Stage.CacheCluster(size: "1.6")
    $0.stage.clientCertificate = nil
    $0.stage.webACL = Stage.WebACL.none
    $0.alarms[0].threshold = 20
    $0.alarms[1].name = "slower"
    $0.functions[1].code.path = "hello 2"
    $0.functions[0].memory = 512
    $0.api?.routes.removeFirst()
    $0.api?.routes.append(
      Route(method: "PUT", path: "/users/{id}", integration: .lambdaProxy(function: "hello")))
  }

  enum Cut: CaseIterable {
    case lostAnswer, killedBefore, killedAfter
    func fault(_ write: Int) -> FaultyTransport.Fault {
      switch self {
      case .lostAnswer: .lostAnswer(write: write)
      case .killedBefore: .killedBefore(write: write)
      case .killedAfter: .killedAfter(write: write)
      }
    }
  }

  @Test("A first up that is cut at any call is finished by the next", arguments: Cut.allCases)
  func firstUp(cut: Cut) async throws {
    let total = try await writes { _ in }
    for write in 1...total {
      let sandbox = Sandbox(.slow)
      sandbox.faults.arm(cut.fault(write))
      await sandbox.apply(try await sandbox.plan(Self.old))
      sandbox.faults.arm(nil)
      try await sandbox.expectConverged(Self.old, "cut at write \(write)")
    }
  }

  @Test(
    "A change that is cut at any call is finished by the next, and until then all is served",
    arguments: Cut.allCases)
  func change(cut: Cut) async throws {
    let total = try await writes { try await $0.up(Self.old) }
    for write in 1...total {
      let sandbox = Sandbox(.slow)
      try await sandbox.up(Self.old)
      sandbox.faults.arm(cut.fault(write))
      await sandbox.apply(try await sandbox.plan(Self.new))
      let served = try await sandbox.served(Self.new)
      let wholes = [try sandbox.expected(Self.old), try sandbox.expected(Self.new)]
      #expect(wholes.contains(served), "cut at write \(write)")
      sandbox.faults.arm(nil)
      try await sandbox.expectConverged(Self.new, "cut at write \(write)")
    }
  }

  @Test("A down that is cut at any call is finished by the next", arguments: Cut.allCases)
  func teardown(cut: Cut) async throws {
    var write = 0
    while true {
      write += 1
      let sandbox = Sandbox(.slow)
      try await sandbox.up(Self.old)
      sandbox.faults.arm(cut.fault(write))
      await sandbox.apply(try await sandbox.teardown(Self.old, logs: .delete, domains: .delete))
      let isBeyondTheEnd = sandbox.faults.writes < write
      sandbox.faults.arm(nil)
      await sandbox.apply(try await sandbox.teardown(Self.old, logs: .delete, domains: .delete))
      #expect(try await sandbox.isEmpty(but: []), "cut at write \(write)")
      if isBeyondTheEnd { break }
    }
    #expect(write > 5)
  }

  @Test("An interruption before any change leaves the stage as it was")
  func interruption() async throws {
    let sandbox = Sandbox(.slow)
    try await sandbox.up(Self.old)
    let interruption = Interruption()
    interruption.request()
    let outcome = await sandbox.apply(try await sandbox.plan(Self.new), interruption)
    #expect(outcome.wasInterrupted && outcome.done.isEmpty)
    #expect(try await sandbox.served(Self.old) == sandbox.expected(Self.old))
  }

  @Test(
    "Any applications, one after another, are served as their manifests say",
    arguments: Isolation.allCases, 1...40)
  func anySequence(isolation: Isolation, seed: UInt64) async throws {
    var chance = SeededGenerator(seed: seed)
    let sandbox = Sandbox()
    let applications = (0..<3).map { _ in
      Application.random(stage: "dev", isolation: isolation, using: &chance)
    }
    let other = Application.random(stage: "prod", isolation: isolation, using: &chance)
    try await sandbox.expectConverged(other, "the other stage")
    for (index, application) in (applications + [applications[0]]).enumerated() {
      try await sandbox.expectConverged(application, "step \(index)")
      let served = try await sandbox.served(other)
      #expect(try served == sandbox.expected(other), "the other stage after step \(index)")
      let plan = try await sandbox.plan(other)
      #expect(plan.isEmpty, "the other stage's plan after step \(index): \(plan.changes.map(\.id))")
    }
  }

  /// How many writing calls the change to the new application takes; without a preparation, the
  /// first up of the old one.
  private func writes(_ prepare: (Sandbox) async throws -> Void) async throws -> Int {
    let sandbox = Sandbox(.slow)
    try await prepare(sandbox)
    let isFirst = try await sandbox.served(Self.old).isEmpty
    sandbox.faults.arm(nil)
    try await sandbox.up(isFirst ? Self.old : Self.new)
    return sandbox.faults.writes
  }
}

extension Cloud.Settings {
  /// Roles, functions, stages and caches take their time, as on AWS.
  fileprivate static var slow: Cloud.Settings {
    var settings = Cloud.Settings()
    settings.rolePropagation = .seconds(8)
    settings.functionUpdate = .seconds(2)
    settings.stagePropagation = .seconds(3)
    settings.cacheUpdate = .seconds(60)
    settings.domainUpdate = .seconds(60)
    settings.webACLs = [StageTests.acl]
    return settings
  }
}

extension Sandbox {
  /// Ups an application and expects that it is served, that a plan finds nothing more, and that the
  /// account has everything once.
  func expectConverged(
    _ application: Application, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try await up(application)
    #expect(
      try await served(application) == expected(application), comment,
      sourceLocation: sourceLocation)
    let plan = try await plan(application)
    #expect(plan.isEmpty, comment, sourceLocation: sourceLocation)
  }
}
