import AWSClient
import LocalCloud
import Manifest
import Testing

@testable import Provisioning

/// What is written of a stage's settings, held against a cloud that takes it.
@Suite("Settings of a stage")
struct StageSettingsTests {
  private static let limit = Throttle(rate: 10_000, burst: 5000)

  /// A cloud with a stage that has AWS's own settings, and all that settings may name.
  private func makeStage() async throws -> (gateway: APIGateway, api: String, certificate: String) {
    var settings = Cloud.Settings()
    settings.cloudWatchRole = "arn:aws:iam::123456789012:role/logs"
    let sandbox = Sandbox(settings)
    let gateway = APIGateway(sandbox.client)
    let logs = Logs(sandbox.client)
    for name in ["one", "two"] { try await logs.createLogGroup(name, tags: ["team": "web"]) }
    let certificate = try await gateway.generateClientCertificate(description: "", tags: [:])
    try await sandbox.up(Application.sample())
    let api = try #require(try await gateway.restAPIs().first)
    return (gateway, api.id, certificate.clientCertificateId)
  }

  @Test("Any settings become any others with the patches that are worked out", arguments: 1...24)
  func anyToAny(seed: UInt64) async throws {
    let (gateway, api, certificate) = try await makeStage()
    var chance = SeededGenerator(seed: seed)
    func live() async throws -> StageSettings {
      StageSettings(try await gateway.stage("dev", of: api), accountLimit: Self.limit)
    }
    for step in 1...4 {
      let wanted = StageSettings.random(certificate: certificate, using: &chance)
        .filled(with: Self.limit)
      let before = try await live()
      let calls = [
        wanted.patches(from: before, accountLimit: Self.limit), wanted.cachePatches(from: before),
      ]
      for operations in calls where !operations.isEmpty {
        _ = try await gateway.updateStage("dev", of: api, operations)
      }
      let after = try await live()
      #expect(after == wanted, "step \(step)")
      #expect(wanted.patches(from: after, accountLimit: Self.limit).isEmpty)
      #expect(wanted.cachePatches(from: after).isEmpty)
      #expect((before.attributes == after.attributes) == calls.allSatisfy(\.isEmpty))
    }
  }

  @Test(
    "A key of AWS's is a method on a path, in all spellings",
    arguments: [
      ("~1users/GET", "GET /users", true), ("users/GET", "GET /users", false),
      ("~1/GET", "GET /", true), ("//GET", "GET /", false),
      ("~1users~1{id}/ANY", "ANY /users/{id}", true), ("a~1b/POST", "POST /a/b", false),
      ("~1files~1{path+}/GET", "GET /files/{path+}", true), ("~1a~0b/GET", "GET /a~b", true),
    ])
  func keys(key: String, name: String, isUsual: Bool) throws {
    let route = try #require(StageSettings.RouteName(key: key))
    #expect(route.description == name)
    #expect((route.key == key) == isUsual)
  }

  @Test("The entry for all methods is of no route")
  func all() {
    #expect(StageSettings.RouteName(key: "*/*") == nil)
  }

  @Test("An override that is spelt unusually counts, and is written anew when it changes")
  func unusualSpelling() async throws {
    let (gateway, api, _) = try await makeStage()
    let route = StageSettings.RouteName(method: "GET", path: "/users")
    let stage = try await gateway.updateStage(
      "dev", of: api, [.replace("/users/GET/metrics/enabled", "true")])
    let live = StageSettings(stage, accountLimit: Self.limit)
    var same = StageSettings().filled(with: Self.limit)
    same.overrides[route] = MethodSettings(hasMetrics: true, throttle: Self.limit)
    #expect(same.patches(from: live, accountLimit: Self.limit).isEmpty)
    var other = same
    other.overrides[route]?.logsBodies = true
    let operations = other.patches(from: live, accountLimit: Self.limit)
    #expect(operations.first == .remove("/users/GET"))
    let changed = try await gateway.updateStage("dev", of: api, operations)
    #expect(changed.methodSettings?.keys.sorted() == ["~1users/GET"])
    #expect(StageSettings(changed, accountLimit: Self.limit) == other)
    let gone = StageSettings().filled(with: Self.limit).patches(
      from: live, accountLimit: Self.limit)
    #expect(gone == [.remove("/users/GET")])
  }

  @Test("A digest tells settings apart")
  func digest() {
    var chance = SeededGenerator(seed: 7)
    let settings = (0..<50).map { _ in StageSettings.random(certificate: "c", using: &chance) }
    #expect(Set(settings.map(\.attributes.digest)).count == Set(settings).count)
  }
}

extension StageSettings {
  /// Any settings, as a manifest may want them.
  fileprivate static func random(
    certificate: String, using chance: inout SeededGenerator
  ) -> StageSettings {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &chance)]
    }
    var settings = StageSettings()
    settings.description = pick(["", "one", "two"])
    settings.isTraced = pick([true, false])
    settings.cacheSize = pick([nil, "0.5", "6.1"])
    settings.clientCertificate = pick([nil, .text(certificate)])
    let group = "arn:aws:logs:eu-central-1:123456789012:log-group:"
    settings.accessLog = pick([
      nil, AccessLog(destination: "\(group)one", format: "$context.requestId"),
      AccessLog(destination: "\(group)two", format: Manifest.AccessLog.usualFormat),
    ])
    settings.methods = .random(using: &chance)
    for path in ["/", "/users", "/users/{id}", "/files/{path+}"] where pick([true, false]) {
      let route = RouteName(method: pick(["GET", "ANY"]), path: path)
      settings.overrides[route] = pick([true, false]) ? settings.methods : .random(using: &chance)
    }
    return settings
  }
}

extension MethodSettings {
  /// Any settings of a method.
  static func random(using chance: inout SeededGenerator) -> MethodSettings {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &chance)]
    }
    return MethodSettings(
      logLevel: pick(LogLevel.allCases), logsBodies: pick([true, false]),
      hasMetrics: pick([true, false]),
      throttle: pick([nil, Throttle(rate: 0.5, burst: 2), Throttle(rate: 500)]),
      caching: Caching(
        isEnabled: pick([true, false]), timeToLive: pick([.zero, .seconds(300), .seconds(3600)]),
        isEncrypted: pick([true, false]), invalidation: pick(Invalidation.allCases)))
  }
}
