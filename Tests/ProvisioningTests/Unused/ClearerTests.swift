import AWSClient
import HTTP
import HTTPTypes
import LocalCloud
import Primitives
import Provisioning
import Testing

@Suite("Deleting what nobody calls")
struct ClearerTests {
  private static let day = Duration.seconds(86_400)

  private static func settings() -> Cloud.Settings {
    var settings = Cloud.Settings()
    settings.apiDeletionInterval = .seconds(30)
    settings.metricsInPage = 7
    return settings
  }

  @Test("What is ours and unused goes, stages before APIs, kept first, one REST API in 30 s")
  func deletes() async throws {
    let sandbox = Sandbox(Self.settings())
    let ours = (0..<3).map { sandbox.cloud.addRESTAPI("ours\($0)", project: "guide") }
    let http = sandbox.cloud.addHTTPAPI("http", project: "guide")
    let foreign = sandbox.cloud.addRESTAPI("foreign")
    let calls = WrittenCalls(of: sandbox)
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.duration == .seconds(60))
    let start = sandbox.cloud.now
    let (outcome, kept) = await sandbox.clear(clearance)
    #expect(outcome.failures.isEmpty && outcome.kept.isEmpty && outcome.notBegun.isEmpty)
    #expect(sandbox.cloud.apiIDs == [foreign])
    #expect(Set(kept.map(\.id)) == Set(ours + [http]))
    #expect(kept.allSatisfy { $0.stages.count == 1 && $0.definitions.count == 1 })
    #expect(clearance.kept.map(\.reason) == [.foreign, .foreign])
    let deletions = calls.all.filter { $0.hasPrefix("DELETE") }
    let lastStage = deletions.lastIndex { $0.contains("/stages/") } ?? .max
    let firstAPI = deletions.firstIndex { !$0.contains("/stages/") } ?? .min
    #expect(deletions.count == 8 && lastStage < firstAPI)
    #expect(sandbox.client.tally.throttled == 0)
    #expect(sandbox.cloud.now - start >= .seconds(60) && sandbox.cloud.now - start < .seconds(75))
  }

  @Test("What is not ours goes if that is asked for, or if it is named")
  func foreign() async throws {
    let sandbox = Sandbox(Self.settings())
    let one = sandbox.cloud.addRESTAPI("one")
    let other = sandbox.cloud.addRESTAPI("other")
    let inventory = try await sandbox.inventory()
    #expect(Clearance(inventory, Clearance.Scope()).steps.isEmpty)
    let named = Clearance(inventory, Clearance.Scope(targets: [one]))
    #expect(named.steps.map(\.target) == ["\(one)/prod", one])
    _ = await sandbox.clear(Clearance(inventory, Clearance.Scope(owners: .all)))
    #expect(sandbox.cloud.apiIDs.isDisjoint(with: [one, other]))
  }

  @Test("Used, young and ambiguous things stay, whatever is said but their names")
  func certainty() async throws {
    let sandbox = Sandbox(Self.settings())
    let used = sandbox.cloud.addRESTAPI("used", project: "guide")
    let young = sandbox.cloud.addRESTAPI("young", days: 3, project: "guide")
    let twin = sandbox.cloud.addRESTAPI("twin", project: "guide")
    sandbox.cloud.addRESTAPI("twin", project: "guide")
    sandbox.cloud.noteCalls(1, ofRESTAPI: "used", stage: "prod", ago: Self.day)
    sandbox.cloud.noteCalls(1, ofRESTAPI: "twin", stage: "prod", ago: Self.day)
    let inventory = try await sandbox.inventory()
    #expect(Clearance(inventory, Clearance.Scope(owners: .all)).steps.isEmpty)
    let named = Clearance(inventory, Clearance.Scope(targets: [used, young, twin]))
    #expect(Set(named.steps.map(\.api.id)) == [young, twin])
    #expect(named.kept.allSatisfy { $0.finding.api.id == used && $0.reason == .used })
    let before = sandbox.cloud.apiIDs
    _ = await sandbox.clear(named)
    #expect(before.subtracting(sandbox.cloud.apiIDs) == [young, twin])
  }

  @Test("Of several stages those that nobody calls go, and the API stays")
  func partlyUsed() async throws {
    let sandbox = Sandbox(Self.settings())
    let id = sandbox.cloud.addRESTAPI("shop", stages: ["beta", "dev", "prod"], project: "guide")
    sandbox.cloud.noteCalls(1, ofRESTAPI: "shop", stage: "prod", ago: Self.day)
    _ = await sandbox.clear(Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(sandbox.cloud.stageNames(of: id) == ["prod"])
  }

  @Test("What a custom domain leads to stays, and is said to")
  func mapped() async throws {
    let sandbox = Sandbox(Self.settings())
    let id = sandbox.cloud.addRESTAPI("old", stages: ["dev", "prod"], project: "guide")
    sandbox.cloud.addDomain("api.example.com", to: id, stage: "prod")
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.steps.map(\.target) == ["\(id)/dev"])
    #expect(
      clearance.kept.map(\.reason) == [
        .domains(["api.example.com/v1"]), .domains(["api.example.com/v1"]),
      ])
  }

  @Test("A usage plan lets go of a stage before it goes")
  func metered() async throws {
    let sandbox = Sandbox(Self.settings())
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    sandbox.cloud.addUsagePlan("p1", for: id, stage: "prod")
    let (outcome, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(outcome.failures.isEmpty && sandbox.cloud.apiIDs.isEmpty)
    #expect(sandbox.cloud.metered(by: "p1") == [])
    #expect(kept.first?.plans.map(\.stage) == ["prod"])
  }

  @Test("An API without stages stays unless it is named, since AWS exports what stages serve")
  func bare() async throws {
    let sandbox = Sandbox(Self.settings())
    let id = sandbox.cloud.addRESTAPI("bare", stages: [], project: "guide")
    let inventory = try await sandbox.inventory()
    let unasked = Clearance(inventory, Clearance.Scope(owners: .all))
    #expect(unasked.steps.isEmpty && unasked.kept.map(\.reason) == [.noDefinition])
    let (outcome, kept) = await sandbox.clear(
      Clearance(inventory, Clearance.Scope(targets: [id])))
    #expect(outcome.deleted.map(\.target) == [id] && sandbox.cloud.apiIDs.isEmpty)
    #expect(kept.first?.resources.count == 2)
  }

  @Test("An API that AWS cannot export stays")
  func webSocket() async throws {
    let sandbox = Sandbox(Self.settings())
    sandbox.cloud.addHTTPAPI(
      "chat", stages: ["prod"], project: "guide", protocolType: "WEBSOCKET")
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.steps.isEmpty)
    #expect(clearance.kept.map(\.reason) == [.notExportable, .notExportable])
  }
}

// MARK: - Looking again

extension ClearerTests {
  /// Something that happens between the listing and the deletion of an API called `old`.
  struct Meanwhile: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var happens: @Sendable (Cloud, String) -> Void
  }

  static let meanwhile = [
    Meanwhile(testDescription: "a call") { cloud, _ in
      cloud.noteCalls(1, ofRESTAPI: "old", stage: "prod", ago: .seconds(60))
    },
    Meanwhile(testDescription: "a deployment") { $0.redeploy($1, to: "prod") },
    Meanwhile(testDescription: "a custom domain") {
      $0.addDomain("api.example.com", to: $1, stage: "prod")
    },
    Meanwhile(testDescription: "another name") { $0.rename($1, to: "new") },
    Meanwhile(testDescription: "calls to another API that takes the name") { cloud, _ in
      cloud.addRESTAPI("old")
      cloud.noteCalls(1, ofRESTAPI: "old", stage: "prod", ago: .seconds(60))
    },
  ]

  @Test("What happens between the listing and the deletion saves an API", arguments: meanwhile)
  func saved(_ meanwhile: Meanwhile) async throws {
    let sandbox = Sandbox(Self.settings())
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.steps.count == 2)
    meanwhile.happens(sandbox.cloud, id)
    let (outcome, _) = await sandbox.clear(clearance)
    #expect(outcome.deleted.isEmpty && outcome.failures.isEmpty)
    #expect(outcome.kept.map(\.finding.target) == ["\(id)/prod", id])
    #expect(sandbox.cloud.stageNames(of: id) == ["prod"])
  }

  @Test("A call that comes in while AWS's quota is waited for saves an API as well")
  func savedWhileWaiting() async throws {
    let sandbox = Sandbox(Self.settings())
    let first = sandbox.cloud.addRESTAPI("a", stages: [], project: "guide")
    let second = sandbox.cloud.addRESTAPI("b", stages: [], project: "guide")
    let clearance = Clearance(
      try await sandbox.inventory(), Clearance.Scope(kept: [first, second]))
    sandbox.faults.observe { [cloud = sandbox.cloud] request in
      guard request.head.method == .delete else { return }
      // Somebody gives the other one a stage, and calls it.
      for name in ["a", "b"] {
        cloud.noteCalls(1, ofRESTAPI: name, stage: "prod", ago: .zero)
      }
    }
    let (outcome, _) = await sandbox.clear(clearance)
    #expect(outcome.deleted.count == 1 && outcome.kept.count == 1)
    #expect(outcome.kept.first?.reason == .calledSince(.used))
    #expect(sandbox.cloud.apiIDs.count == 1)
    #expect(sandbox.cloud.apiIDs.isSubset(of: [first, second]))
  }

  @Test("Interrupted and run again, it ends where one run would have ended")
  func interrupted() async throws {
    let sandbox = Sandbox(Self.settings())
    for index in 0..<4 { sandbox.cloud.addRESTAPI("old\(index)", project: "guide") }
    let used = sandbox.cloud.addRESTAPI("used", project: "guide")
    sandbox.cloud.noteCalls(1, ofRESTAPI: "used", stage: "prod", ago: Self.day)
    let interruption = Interruption()
    sandbox.faults.observe { [cloud = sandbox.cloud] _ in
      if cloud.apiIDs.count == 3 { interruption.request() }
    }
    let (first, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()), interruption)
    #expect(first.deleted.filter { $0.stage == nil }.count == 2)
    #expect(first.notBegun.count == 2)
    sandbox.faults.observe(nil)
    // Their stages are gone, so that AWS exports nothing of them any more.
    #expect(Clearance(try await sandbox.inventory(), Clearance.Scope()).steps.isEmpty)
    let (second, keptAgain) = await sandbox.clear(
      Clearance(
        try await sandbox.inventory(), Clearance.Scope(kept: Set(kept.map(\.id)))))
    #expect(second.deleted.map(\.target).sorted() == first.notBegun.map(\.target).sorted())
    #expect(kept.count == 4 && keptAgain.isEmpty && second.failures.isEmpty)
    #expect(sandbox.cloud.apiIDs == [used])
  }

  @Test("A deletion whose answer is lost is done again without harm")
  func lostAnswer() async throws {
    let sandbox = Sandbox(Self.settings())
    sandbox.cloud.addRESTAPI("old", project: "guide")
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    for write in 1...2 {
      sandbox.faults.arm(.lostAnswer(write: write))
      _ = await sandbox.clear(clearance)
    }
    #expect(sandbox.cloud.apiIDs.isEmpty)
  }
}

extension Sandbox {
  /// Deletes what a clearance names, and gives what was kept.
  func clear(
    _ clearance: Clearance, _ interruption: Interruption = Interruption()
  ) async -> (Clearer.Outcome, [KeptAPI]) {
    let kept = Locked<[KeptAPI]>([])
    let outcome = await Clearer(
      survey(), interruption: interruption,
      keep: { api in kept.withLock { $0.append(api) } }
    ).clear(clearance)
    return (outcome, kept.withLock { $0 })
  }
}
