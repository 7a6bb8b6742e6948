import AWSClient
import LocalCloud
import Primitives
import Provisioning
import Testing

/// An account as they are: APIs of ours and of others, of all kinds and in all states.
struct SixtyAPIs {
  let cloud: Cloud
  /// Of ours, what nobody calls and nothing leads to: all that may go without being asked for.
  private(set) var ourDeadAPIs: Set<String> = []
  /// The same of others.
  private(set) var foreignDeadAPIs: Set<String> = []
  /// Dead stages of APIs that live, of ours.
  private(set) var ourDeadStages: Set<String> = []
  private(set) var used: Set<String> = []
  private(set) var young: Set<String> = []
  private(set) var ambiguous: Set<String> = []
  /// Nobody calls it, and it has no stage.
  let bare: String
  /// Nobody calls them, but custom domains lead to them.
  private(set) var mapped: Set<String> = []

  init(_ cloud: Cloud) {
    self.cloud = cloud
    let day = Duration.seconds(86_400)
    for index in 0..<10 {
      let project = index.isMultiple(of: 2) ? "guide" : nil
      used.insert(cloud.addRESTAPI("used\(index)", project: project))
      cloud.noteCalls(index + 1, ofRESTAPI: "used\(index)", stage: "prod", ago: day * (index + 1))
      let http = cloud.addHTTPAPI("http", project: project)
      used.insert(http)
      cloud.noteCalls(index + 1, ofHTTPAPI: http, stage: "$default", ago: day * (index + 1))
    }
    for index in 0..<5 {
      ourDeadAPIs.insert(
        cloud.addRESTAPI("dead\(index)", days: 100 + index, project: "guide"))
      foreignDeadAPIs.insert(cloud.addRESTAPI("theirs\(index)"))
      ourDeadAPIs.insert(cloud.addHTTPAPI("http", project: "guide"))
      foreignDeadAPIs.insert(cloud.addHTTPAPI("http"))
    }
    for index in 0..<3 {
      young.insert(cloud.addRESTAPI("young\(index)", days: index * 9, project: "guide"))
      young.insert(cloud.addHTTPAPI("http", days: index * 9, project: "guide"))
      ambiguous.insert(cloud.addRESTAPI("twin", project: index == 0 ? nil : "guide"))
    }
    cloud.noteCalls(4, ofRESTAPI: "twin", stage: "prod", ago: day)
    for index in 0..<2 {
      let id = cloud.addRESTAPI("parts\(index)", stages: ["dev", "prod"], project: "guide")
      used.insert(id)
      ourDeadStages.insert("\(id)/dev")
      cloud.noteCalls(1, ofRESTAPI: "parts\(index)", stage: "prod", ago: day * 2)
      let mapped = cloud.addRESTAPI("mapped\(index)", project: "guide")
      self.mapped.insert(mapped)
      cloud.addDomain("d\(index).example.com", to: mapped, stage: "prod")
    }
    bare = cloud.addRESTAPI("bare", stages: [], project: "guide")
    for index in 0..<6 { used.insert(cloud.addHTTPAPI("more\(index)")) }
    for id in used where cloud.isHTTP(id) {
      cloud.noteCalls(1, ofHTTPAPI: id, stage: "$default", ago: day)
    }
  }
}

@Suite("An account with sixty APIs")
struct SixtyAPITests {
  private static func settings() -> Cloud.Settings {
    var settings = Cloud.Settings()
    settings.apiDeletionInterval = .seconds(30)
    settings.metricsInPage = 7
    return settings
  }

  @Test("Each API is what it is, in few calls of CloudWatch and without being throttled")
  func verdicts() async throws {
    let sandbox = Sandbox()
    let account = SixtyAPIs(sandbox.cloud)
    #expect(sandbox.cloud.apiIDs.count == 60)
    let inventory = try await sandbox.inventory()
    var verdicts: [String: Set<String>] = [:]
    for finding in inventory.findings where finding.stage == nil {
      let word =
        switch finding.verdict {
        case .used: "used"
        case .unused: "unused"
        case .young: "young"
        case .ambiguous: "ambiguous"
        case .unknown: "unknown"
        }
      verdicts[word, default: []].insert(finding.api.id)
    }
    #expect(
      verdicts == [
        "used": account.used, "young": account.young, "ambiguous": account.ambiguous,
        "unused": account.ourDeadAPIs.union(account.foreignDeadAPIs).union(account.mapped)
          .union([account.bare]),
      ])
    let listed = Set(inventory.unused.map(\.target))
    #expect(account.ourDeadStages.isSubset(of: listed))
    let asked = sandbox.sent.withLock { calls in
      calls.count { $0.operation == "cloudwatch:GetMetricData" }
    }
    #expect(asked <= 2)
    #expect(inventory.gaps.isEmpty && sandbox.client.tally.throttled == 0)
    #expect(sandbox.client.tally.writes == 0)
  }

  @Test("Without being asked for only what is ours and certainly unused goes")
  func deletion() async throws {
    let sandbox = Sandbox(Self.settings())
    let account = SixtyAPIs(sandbox.cloud)
    let before = sandbox.cloud.apiIDs
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.duration == .seconds(30 * 4))
    let (outcome, kept) = await sandbox.clear(clearance)
    #expect(outcome.failures.isEmpty && outcome.kept.isEmpty)
    #expect(before.subtracting(sandbox.cloud.apiIDs) == account.ourDeadAPIs)
    let stages = Set(outcome.deleted.filter { $0.stage != nil }.map(\.target))
    #expect(
      stages.filter { !account.ourDeadAPIs.contains(String($0.prefix(10))) }
        == account.ourDeadStages)
    #expect(Set(kept.map(\.id)).isSuperset(of: account.ourDeadAPIs))
    #expect(sandbox.client.tally.throttled == 0)
  }

  @Test("With what is foreign included all goes that nobody calls, and nothing else")
  func foreign() async throws {
    let sandbox = Sandbox(Self.settings())
    let account = SixtyAPIs(sandbox.cloud)
    let before = sandbox.cloud.apiIDs
    _ = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope(owners: .all)))
    #expect(
      before.subtracting(sandbox.cloud.apiIDs)
        == account.ourDeadAPIs.union(account.foreignDeadAPIs))
  }
}
