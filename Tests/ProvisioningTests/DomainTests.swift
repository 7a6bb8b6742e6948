import AWSClient
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Custom domain names")
struct DomainTests {
  private static let certificate = "arn:aws:acm:eu-central-1:123456789012:certificate/0a"
  private static let edgeCertificate = "arn:aws:acm:us-east-1:123456789012:certificate/0b"
  private static let full = application { _ in }

  private static func application(
    isolation: Isolation = .stage, stage: String = "dev", _ change: (inout Application) -> Void
  ) -> Application {
    Application.sample(stage: stage, isolation: isolation).with {
      $0.stage.domain = Domain(
        name: "api.example.com", path: "v1",
        settings: Domain.Settings(
          certificate: certificate,
          mutualTLS: Domain.MutualTLS(truststore: "s3://trust/ca.pem", version: "1")))
      change(&$0)
    }
  }

  /// The same, mapped to a domain of somebody else.
  private static func mapped(stage: String = "dev", isolation: Isolation = .stage) -> Application {
    application(isolation: isolation, stage: stage) {
      $0.stage.domain = Domain(name: "api.example.com", path: stage)
    }
  }

  private func mappings(
    _ sandbox: Sandbox, _ domain: String = "api.example.com"
  ) async throws -> [String] {
    try await APIGateway(sandbox.reader).basePathMappings(of: domain)
      .map { "\($0.basePath ?? "") \($0.stage ?? "")" }
  }

  private func makeForeignDomain(_ sandbox: Sandbox) async throws {
    _ = try await APIGateway(sandbox.reader).createDomainName(
      .init(
        domainName: "api.example.com", certificateArn: nil,
        regionalCertificateArn: Self.certificate, ownershipVerificationCertificateArn: nil,
        endpointConfiguration: .init(types: ["REGIONAL"]), securityPolicy: "TLS_1_2",
        mutualTlsAuthentication: nil, tags: ["owner": "another team"]))
  }

  @Test("A domain is made with its path, and where DNS must lead is known")
  func making() async throws {
    let sandbox = Sandbox()
    let plan = try await sandbox.plan(Self.full)
    #expect(plan.liveDomain == nil)
    let context = sandbox.deployer.context(
      for: plan, run: .init(token: "test", revision: nil, startedAt: 0))
    let outcome = await Applier(context, interruption: Interruption(), report: { _ in })
      .apply(plan)
    #expect(outcome.failures.isEmpty)
    let served = try #require(context.servedStage(of: plan).domain)
    #expect(served.name == "api.example.com" && served.path == "v1")
    #expect(served.target == "d-15.execute-api.eu-central-1.amazonaws.com")
    #expect(served.hostedZone == "Z1U9ULNL0V5AJ3")
    #expect(try await mappings(sandbox) == ["v1 dev"])
    let domain = try #require(
      try await APIGateway(sandbox.reader).domainName("api.example.com"))
    #expect(domain.mutualTlsAuthentication?.truststoreVersion == "1")
    #expect(domain.tags?["gwdeploy:stage"] == "dev" && domain.tags?["team"] == "web")
    let again = try await sandbox.plan(Self.full)
    #expect(again.isEmpty)
    #expect(again.liveDomain == served)
  }

  /// One thing about a domain or its path, changed, and the calls that it takes and takes back.
  struct Change: Sendable, CustomTestStringConvertible {
    var id = "domain-name api.example.com"
    var path: String
    var writes = ["TagResource", "UpdateDomainName"]
    var change: @Sendable (inout Application) -> Void

    var testDescription: String { "\(id): \(path)" }
  }

  private static let changes = [
    Change(path: "certificate.REGIONAL") {
      $0.stage.domain?.settings?.certificate = "\(certificate)1"
    },
    Change(path: "mutualTLS.truststore") {
      $0.stage.domain?.settings?.mutualTLS?.truststore = "s3://trust/other.pem"
    },
    Change(path: "mutualTLS.version") { $0.stage.domain?.settings?.mutualTLS?.version = "2" },
    Change(path: "mutualTLS.version") { $0.stage.domain?.settings?.mutualTLS?.version = nil },
    Change(path: "mutualTLS.truststore mutualTLS.version") {
      $0.stage.domain?.settings?.mutualTLS = nil
    },
    Change(path: "mutualTLS.truststore mutualTLS.version securityPolicy") {
      $0.stage.domain?.settings?.mutualTLS = nil
      $0.stage.domain?.settings?.securityPolicy = .tls1_0
    },
    Change(path: "ownershipCertificate") {
      $0.stage.domain?.settings?.ownershipCertificate = "\(certificate)2"
    },
    Change(
      id: "base-path-mapping api.example.com", path: "path",
      writes: ["TagResource", "UpdateBasePathMapping"]
    ) { $0.stage.domain?.path = "v2" },
    Change(
      id: "base-path-mapping api.example.com", path: "path",
      writes: ["TagResource", "UpdateBasePathMapping"]
    ) { $0.stage.domain?.path = "" },
  ]

  @Test("Each attribute is changed in place, and back again", arguments: changes)
  func attributes(change: Change) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let changed = Self.full.with(change.change)
    for application in [changed, Self.full] {
      let plan = try await sandbox.plan(application)
      let changes = plan.changes.filter { $0.id.kind != .restAPI }
      #expect(changes.map(\.id.description) == [change.id])
      #expect(changes.map(\.action) == [.update])
      #expect(changes.map(\.cause) == [.manifest])
      #expect(
        changes.first?.differences.map(\.path).joined(separator: " ") == change.path)
      let written = await sandbox.writes { await sandbox.apply(plan) }
      #expect(written == change.writes)
      #expect(plan.writes.map(\.rawValue) == change.writes.map { "apigateway:\($0)" })
      try await sandbox.expectConverged(application, "changed")
    }
  }

  @Test("A domain goes from one type of endpoint to the other by having both")
  func endpointType() async throws {
    var settings = Cloud.Settings()
    settings.domainUpdate = .seconds(300)
    let sandbox = Sandbox(settings)
    try await sandbox.up(Self.full)
    let edge = Self.full.with {
      $0.api?.endpoint = .edge
      $0.stage.domain?.settings = Domain.Settings(certificate: Self.edgeCertificate)
    }
    let written = try await sandbox.writes { try await sandbox.up(edge) }
    #expect(written.filter { $0 == "UpdateDomainName" }.count == 3)
    let domain = try #require(
      try await APIGateway(sandbox.reader).domainName("api.example.com"))
    #expect(domain.endpointConfiguration?.types == ["EDGE"])
    let plan = try await sandbox.plan(edge)
    #expect(plan.isEmpty)
    #expect(plan.liveDomain?.target == "d-15.cloudfront.net")
    try await sandbox.expectConverged(Self.full, "back")
  }

  @Test("Another domain is made before the path of the old one goes; the old one stays")
  func otherDomain() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let other = Self.full.with { $0.stage.domain?.name = "other.example.com" }
    let plan = try await sandbox.plan(other)
    #expect(plan.kept.map(\.id.description) == ["domain-name api.example.com"])
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(try await mappings(sandbox).isEmpty)
    #expect(try await mappings(sandbox, "other.example.com") == ["v1 dev"])
    #expect(try await sandbox.plan(other).isEmpty)
    let api = try #require(try await APIGateway(sandbox.reader).restAPIs().first)
    #expect(api.tags?.keys.count { $0.hasPrefix("gwdeploy:domain.") } == 1)
    try await sandbox.expectConverged(
      Self.full.with { $0.stage.domain = nil }, "no domain at all")
    #expect(try await mappings(sandbox, "other.example.com").isEmpty)
  }

  @Test("What somebody changed by hand is drift, and put back")
  func drift() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let gateway = APIGateway(sandbox.reader)
    _ = try await gateway.updateDomainName(
      "api.example.com", [.replace("/mutualTlsAuthentication/truststoreUri", "")])
    try await gateway.updateBasePathMapping(
      "v1", of: "api.example.com", [.replace("/basePath", "(none)")])
    let plan = try await sandbox.plan(Self.full)
    #expect(
      plan.changes.map { "\($0.action) \($0.id) \($0.cause)" } == [
        "update domain-name api.example.com drift",
        "update base-path-mapping api.example.com drift",
      ])
    let written = await sandbox.writes { await sandbox.apply(plan) }
    #expect(Set(written) == ["UpdateDomainName", "UpdateBasePathMapping"])
    #expect(try await sandbox.plan(Self.full).isEmpty)
    try await gateway.deleteBasePathMapping("v1", of: "api.example.com")
    let mending = try await sandbox.plan(Self.full)
    #expect(mending.changes.map(\.cause) == [.drift])
    await sandbox.apply(mending)
    #expect(try await mappings(sandbox) == ["v1 dev"])
    // A tag that was taken off is put back, or the path would be forgotten.
    let api = try #require(try await gateway.restAPIs().first)
    let key = try #require(api.tags?.keys.first { $0.hasPrefix("gwdeploy:domain.") })
    try await gateway.untag(
      "arn:aws:apigateway:eu-central-1::/restapis/\(api.id)", keys: [key])
    try await sandbox.expectConverged(Self.full, "the tag")
  }

  @Test("A domain of somebody else is mapped to, and otherwise left alone")
  func foreignDomain() async throws {
    let sandbox = Sandbox()
    let missing = try await sandbox.plan(Self.mapped())
    #expect(missing.conflicts.map(\.code) == [.missing])
    try await makeForeignDomain(sandbox)
    #expect(try await sandbox.plan(Self.full).conflicts.map(\.code) == [.notOurs])
    try await sandbox.expectConverged(Self.mapped(), "mapped")
    try await sandbox.expectConverged(Self.mapped(stage: "prod"), "another stage")
    #expect(try await mappings(sandbox) == ["dev dev", "prod prod"])
    let plan = try await sandbox.plan(Self.mapped())
    #expect(plan.liveDomain?.target == "d-15.execute-api.eu-central-1.amazonaws.com")
    let teardown = try await sandbox.teardown(Self.mapped(), domains: .delete)
    #expect(await sandbox.apply(teardown).failures.isEmpty)
    #expect(try await mappings(sandbox) == ["prod prod"])
    #expect(try await APIGateway(sandbox.reader).domainName("api.example.com") != nil)
  }

  @Test("A path that leads to another API is never taken")
  func takenPath() async throws {
    let sandbox = Sandbox()
    try await makeForeignDomain(sandbox)
    try await sandbox.up(Self.mapped(stage: "prod"))
    let thief = Self.mapped().with { $0.stage.domain?.path = "prod" }
    let conflict = try #require(try await sandbox.plan(thief).conflicts.first)
    let api = try #require(try await APIGateway(sandbox.reader).restAPIs().first)
    #expect(conflict.id == ResourceID(.basePathMapping, "api.example.com"))
    #expect(conflict.detail.contains("api.example.com/prod leads to the API \(api.id)"))
    let shared = Self.mapped(stage: "prod", isolation: .shared).with { $0.project = "other" }
    try await sandbox.up(shared.with { $0.stage.domain?.path = "shared" })
    let other = Self.mapped(isolation: .shared).with {
      $0.project = "other"
      $0.stage.domain?.path = "shared"
    }
    #expect(
      try await sandbox.plan(other).conflicts.first?.detail.contains("the stage prod") == true)
  }

  @Test("Stages that share a world have a path each, and one goes without the other")
  func sharedWorld() async throws {
    let sandbox = Sandbox()
    let prod = Self.application(isolation: .shared, stage: "prod") {
      $0.stage.domain?.path = "prod"
    }
    let dev = Self.mapped(isolation: .shared)
    try await sandbox.expectConverged(prod, "the one that makes the domain")
    try await sandbox.expectConverged(dev, "the one that is mapped to it")
    #expect(try await sandbox.plan(prod).isEmpty)
    #expect(try await mappings(sandbox) == ["dev dev", "prod prod"])
    let teardown = try await sandbox.teardown(prod, domains: .delete)
    #expect(
      teardown.kept.contains {
        $0.id.kind == .domainName && $0.reason == "api.example.com/dev leads to others"
      })
    #expect(await sandbox.apply(teardown).failures.isEmpty)
    #expect(try await mappings(sandbox) == ["dev dev"])
    #expect(try await sandbox.plan(dev).isEmpty)
  }

  @Test("Down takes the path away, and the domain only if it is told to")
  func teardown() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let plan = try await sandbox.teardown(Self.full)
    #expect(plan.kept.contains { $0.id.description == "domain-name api.example.com" })
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(try await mappings(sandbox).isEmpty)
    try await sandbox.expectConverged(Self.full, "up again, with the domain that is there")
    let all = try await sandbox.teardown(Self.full, logs: .delete, domains: .delete)
    #expect(await sandbox.apply(all).failures.isEmpty)
    #expect(try await APIGateway(sandbox.reader).domainNames().isEmpty)
    #expect(try await sandbox.isEmpty(but: []))
  }

  @Test("Without a domain none is asked about")
  func silence() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Application.sample())
    sandbox.sent.withLock { $0 = [] }
    _ = try await sandbox.plan(Application.sample())
    #expect(
      !sandbox.sent.withLock { $0 }.contains { $0.operation.contains("DomainName") })
  }
}

extension Sandbox {
  /// The calls of API Gateway that write, while something is done.
  fileprivate func writes(_ action: () async throws -> Void) async rethrows -> [String] {
    sent.withLock { $0 = [] }
    try await action()
    return sent.withLock { $0 }.map(\.operation)
      .filter { $0.hasPrefix("apigateway:") && !$0.contains(":Get") }
      .map { String($0.dropFirst("apigateway:".count)) }
  }
}
