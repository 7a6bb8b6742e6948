import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Verdicts on what nobody calls")
struct VerdictTests {
  private static let day = Duration.seconds(86_400)

  @Test("An API without calls in the window is unused, with its stages")
  func unused() async throws {
    let sandbox = Sandbox()
    let id = sandbox.cloud.addRESTAPI("old", stages: ["dev", "prod"])
    sandbox.cloud.noteCalls(7, ofRESTAPI: "old", stage: "prod", ago: Self.day * 40)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts == [id: .unused, "\(id)/dev": .unused, "\(id)/prod": .unused])
  }

  @Test("One call in the window is a use, of the stage and of its API alone")
  func used() async throws {
    let sandbox = Sandbox()
    let id = sandbox.cloud.addRESTAPI("shop", stages: ["dev", "prod"])
    sandbox.cloud.noteCalls(1, ofRESTAPI: "shop", stage: "prod", ago: Self.day * 29)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts == [id: .used, "\(id)/dev": .unused, "\(id)/prod": .used])
    let listed = try await sandbox.inventory().unused
    #expect(listed.map(\.target) == ["\(id)/dev"])
  }

  @Test("Calls to a stage that is gone are calls to its API")
  func goneStage() async throws {
    let sandbox = Sandbox()
    let id = sandbox.cloud.addRESTAPI("shop", stages: ["prod"])
    sandbox.cloud.noteCalls(3, ofRESTAPI: "shop", stage: "beta", ago: Self.day)
    #expect(try await sandbox.verdicts() == [id: .used, "\(id)/prod": .unused])
  }

  @Test("What is younger than the window is young, however quiet it is")
  func young() async throws {
    let sandbox = Sandbox()
    let young = sandbox.cloud.addRESTAPI("new", days: 29)
    let old = sandbox.cloud.addRESTAPI("old", days: 32)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts[young] == .young && verdicts["\(young)/prod"] == .young)
    #expect(verdicts[old] == .unused && verdicts["\(old)/prod"] == .unused)
  }

  @Test("Of APIs of one name a call may be any one's that has the stage")
  func ambiguous() async throws {
    let sandbox = Sandbox()
    let one = sandbox.cloud.addRESTAPI("twin")
    let other = sandbox.cloud.addRESTAPI("twin")
    let apart = sandbox.cloud.addRESTAPI("twin", stages: ["beta"])
    sandbox.cloud.noteCalls(1, ofRESTAPI: "twin", stage: "prod", ago: Self.day)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts["\(one)/prod"] == .ambiguous(with: [other]))
    #expect(verdicts["\(other)/prod"] == .ambiguous(with: [one]))
    #expect(verdicts["\(apart)/beta"] == .unused)
    // All calls of the name went to a stage that this one has not.
    #expect(verdicts[apart] == .unused)
    #expect(try await sandbox.inventory().unused.allSatisfy { $0.api.id == apart })
  }

  @Test("APIs of one name are told apart by their stages")
  func toldApart() async throws {
    let sandbox = Sandbox()
    let live = sandbox.cloud.addRESTAPI("twin", stages: ["prod"])
    let dead = sandbox.cloud.addRESTAPI("twin", stages: ["dev"])
    sandbox.cloud.noteCalls(5, ofRESTAPI: "twin", stage: "prod", ago: Self.day)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts[live] == .used && verdicts[dead] == .unused)
  }

  @Test("Calls of a name to a stage that nobody has leave all of that name uncertain")
  func goneStageOfTwins() async throws {
    let sandbox = Sandbox()
    let one = sandbox.cloud.addRESTAPI("twin", stages: ["prod"])
    let other = sandbox.cloud.addRESTAPI("twin", stages: ["prod"])
    sandbox.cloud.noteCalls(5, ofRESTAPI: "twin", stage: "beta", ago: Self.day)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts[one] == .ambiguous(with: [other]))
    #expect(verdicts[other] == .ambiguous(with: [one]))
    #expect(verdicts["\(one)/prod"] == .unused)
  }

  @Test("A name's letters beyond ASCII are not counted under; without any left the id is")
  func otherLetters() async throws {
    let sandbox = Sandbox()
    let mixed = sandbox.cloud.addRESTAPI("größe")
    let plain = sandbox.cloud.addRESTAPI("gre")
    let none = sandbox.cloud.addRESTAPI("日本")
    sandbox.cloud.noteCalls(1, ofRESTAPI: "gre", stage: "prod", ago: Self.day)
    sandbox.cloud.noteCalls(1, ofRESTAPI: none, stage: "prod", ago: Self.day)
    let verdicts = try await sandbox.verdicts()
    #expect(verdicts["\(mixed)/prod"] == .ambiguous(with: [plain]))
    #expect(verdicts[none] == .used)
  }

  @Test("HTTP APIs are counted by id, WebSocket APIs by connections and messages")
  func otherKinds() async throws {
    let sandbox = Sandbox()
    let cloud = sandbox.cloud
    let (live, dead) = (cloud.addHTTPAPI("http"), cloud.addHTTPAPI("http"))
    let chat = cloud.addHTTPAPI("chat", stages: ["prod"], protocolType: "WEBSOCKET")
    let quiet = cloud.addHTTPAPI("chat", stages: ["prod"], protocolType: "WEBSOCKET")
    cloud.noteCalls(9, ofHTTPAPI: live, stage: "$default", ago: Self.day)
    cloud.noteMessages(2, ofWebSocketAPI: chat, stage: "prod", ago: Self.day)
    let verdicts = try await sandbox.verdicts()
    #expect([live, dead, chat, quiet].map { verdicts[$0] } == [.used, .unused, .used, .unused])
  }

  @Test("An API without stages that nobody called is unused")
  func noStages() async throws {
    let sandbox = Sandbox()
    let id = sandbox.cloud.addRESTAPI("bare", stages: [])
    #expect(try await sandbox.verdicts() == [id: .unused])
  }

  @Test("What has to do with an API is said, and what keeping it costs")
  func references() async throws {
    let sandbox = Sandbox()
    let cloud = sandbox.cloud
    let id = cloud.addRESTAPI("old", stages: ["dev", "prod"])
    let edge = cloud.addRESTAPI("edge")
    cloud.addDomain("api.example.com", to: id, stage: "prod")
    cloud.addDomain("edge.example.com", to: edge, stage: nil, type: "EDGE")
    cloud.addUsagePlan("p1", for: id, stage: "prod")
    cloud.addAlarm("old-errors", onRESTAPI: "old", stage: "prod")
    cloud.addCache("0.5", to: "prod", of: id)
    let inventory = try await sandbox.inventory()
    func names(_ target: String) -> [String] {
      inventory.findings.first { $0.target == target }?.referrers.map {
        "\($0.kind.rawValue) \($0.name)"
      } ?? []
    }
    #expect(names("\(id)/dev") == [])
    let all = ["domain api.example.com/v1", "usage-plan plan p1", "alarm old-errors"]
    #expect(Set(names("\(id)/prod")) == Set(all))
    #expect(Set(names(id)) == Set(all))
    #expect(names(edge) == ["domain edge.example.com/v1"])
    let costs = inventory.findings.first { $0.target == "\(id)/prod" }?.costs ?? []
    #expect(costs.map(\.item) == ["cache of 0.5 GB", "alarm old-errors"])
    #expect(costs.map { Int(($0.monthly * 100).rounded()) } == [1460, 10])
    // What nothing has to do with comes first.
    #expect(inventory.unused.first?.target == "\(id)/dev")
  }

  @Test("The VPC links that an API goes through are said")
  func links() async throws {
    var settings = Cloud.Settings()
    settings.vpcLinks = ["l1nk01"]
    let sandbox = Sandbox(settings)
    let id = sandbox.cloud.addRESTAPI("inside", stages: [])
    sandbox.cloud.connect(id, through: "l1nk01")
    sandbox.cloud.addRESTAPI("outside", stages: [])
    let findings = try await sandbox.inventory().findings
    #expect(
      findings.map { $0.referrers.map { "\($0.kind.rawValue) \($0.id)" } }
        == [["vpc-link l1nk01"], []])
  }

  @Test("What is kept ready of functions for a stage that nobody calls is said with its price")
  func provisioned() async throws {
    let sandbox = Sandbox()
    let application = Application.sample().with { $0.functions[1].provisionedConcurrency = 2 }
    try await sandbox.up(application)
    sandbox.cloud.advance(by: Self.day * 40)
    let findings = try await sandbox.inventory().unused
    #expect(Set(findings.map { $0.stage?.name }) == ["dev", nil])
    for finding in findings {
      #expect(finding.costs.map(\.item) == ["provisioned concurrency of guide-dev-hello:1"])
      #expect(finding.costs.map { Int(($0.monthly * 100).rounded()) } == [274])
    }
  }
}

extension Sandbox {
  func survey(days: Int = 30) -> UsageSurvey {
    UsageSurvey(days: days, account: "123456789012", client: client, time: time)
  }

  func inventory(days: Int = 30) async throws -> Inventory {
    try await survey(days: days).inventory()
  }

  /// What is found of each API and stage, by how a command line names it.
  func verdicts(days: Int = 30) async throws -> [String: Verdict] {
    let findings = try await inventory(days: days).findings
    return Dictionary(findings.map { ($0.target, $0.verdict) }, uniquingKeysWith: { $1 })
  }
}
