import AWSClient
import Manifest
import Primitives
import Testing

@testable import Provisioning

@Suite("The calls that a plan foresees")
struct CallForecastTests {
  /// What a plan was to call and what it did call, in the order of their names.
  private func expectForeseen(_ plan: Plan, in sandbox: Sandbox) async {
    sandbox.sent.withLock { $0 = [] }
    let outcome = await sandbox.apply(plan)
    #expect(outcome.failures.isEmpty)
    let writes = sandbox.sent.withLock { $0 }.filter { record in
      !["Get", "List", "Describe"].contains { record.operation.contains(":\($0)") }
    }
    #expect(plan.writes.map(\.rawValue).sorted() == writes.map(\.operation).sorted())
  }

  @Test("They are the very calls that are made, first, later and last")
  func foreseen() async throws {
    let sandbox = Sandbox()
    let first = Application.sample()
    await expectForeseen(try await sandbox.plan(first), in: sandbox)
    let second = first.with {
      $0.functions[0].code.path = "create 2"
      $0.functions[1].memory = 512
      $0.functions[1].logRetention = 7
      $0.api?.description = "Second"
      $0.api?.routes.removeFirst()
      $0.tags["team"] = "api"
    }
    await expectForeseen(try await sandbox.plan(second), in: sandbox)
    await expectForeseen(try await sandbox.teardown(second, logs: .delete), in: sandbox)
  }

  private func plan(routes: Int) async throws -> Plan {
    try await Sandbox().plan(
      .sample().with {
        $0.api?.routes = (0..<routes).map {
          Route(method: "GET", path: "/r\($0)", integration: .lambdaProxy(function: "hello"))
        }
      })
  }

  @Test("An empty plan takes no time, a small one what AWS needs to settle")
  func small() async throws {
    #expect(CallForecast.duration(of: []) == .zero)
    let duration = try await plan(routes: 1).estimatedDuration
    #expect((.seconds(8)...(.seconds(15))).contains(duration))
  }

  @Test("Many routes take as long as API Gateway's quotas make them")
  func large() async throws {
    let duration = try await plan(routes: 200).estimatedDuration
    // 600 calls one after another; the quota alone would let them be 56 s.
    #expect((.seconds(80)...(.seconds(110))).contains(duration))
  }

  @Test("Calls of a kind keep the distance that their own quota asks for")
  func spacing() {
    let changes = (0..<3).map { number in
      Change(
        id: ResourceID(Deployment.kind, "d\(number)"), action: .create, cause: .manifest,
        reason: "", differences: [],
        step: .create(Deployment(digest: "\(number)", definition: [], liveID: nil)),
        dependencies: [], lane: .restAPI)
    }
    let duration = CallForecast.duration(of: changes)
    #expect((.seconds(10)...(.seconds(11))).contains(duration))
  }
}
