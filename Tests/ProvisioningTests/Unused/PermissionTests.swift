import AWSClient
import LocalCloud
import Provisioning
import Testing

@Suite("What may not be read")
struct MissingPermissionTests {
  /// A permission that is missing, what is said to be missing, and what is still found of a quiet
  /// REST API.
  struct Case: Sendable, CustomTestStringConvertible {
    var denied: String
    var evidence: Inventory.Evidence
    var verdict: Verdict?

    var testDescription: String { denied }
  }

  static let cases = [
    Case(denied: "GET /restapis?", evidence: .restAPIs, verdict: nil),
    Case(denied: "GET /v2/apis", evidence: .httpAPIs, verdict: .unused),
    Case(denied: "/stages", evidence: .stages, verdict: .unknown(.stagesUnread)),
    Case(denied: "/deployments", evidence: .deployments, verdict: .unused),
    Case(denied: "GetMetricData", evidence: .calls, verdict: .unknown(.callsUnread)),
    Case(denied: "GET /domainnames", evidence: .domains, verdict: .unused),
    Case(denied: "apimappings", evidence: .domains, verdict: .unused),
    Case(denied: "GET /usageplans", evidence: .usagePlans, verdict: .unused),
    Case(denied: "/vpclinks", evidence: .vpcLinks, verdict: .unused),
    Case(denied: "DescribeAlarms", evidence: .alarms, verdict: .unused),
    Case(denied: "/resources?", evidence: .provisioned, verdict: .unused),
  ]

  @Test("A missing permission narrows the answer, and is said", arguments: cases)
  func denied(_ example: Case) async throws {
    let sandbox = Sandbox(denied: [example.denied])
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    let other = sandbox.cloud.addRESTAPI("other")
    sandbox.cloud.addHTTPAPI("http")
    sandbox.cloud.addDomain("api.example.com", to: other, stage: nil)
    let inventory = try await sandbox.inventory()
    #expect(inventory.gaps.map(\.evidence) == [example.evidence])
    #expect(inventory.findings.first { $0.target == id }?.verdict == example.verdict)
  }

  @Test("What a region does not have narrows the answer as well")
  func absent() async throws {
    let sandbox = Sandbox(absent: ["/vpclinks", "GET /domainnames"])
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    let inventory = try await sandbox.inventory()
    #expect(inventory.gaps.map(\.evidence) == [.domains, .vpcLinks])
    #expect(inventory.findings.first { $0.target == id }?.verdict == .unused)
    #expect(Clearance(inventory, Clearance.Scope()).steps.isEmpty)
  }

  @Test("An API that goes while the account is read is left out")
  func gone() async throws {
    let sandbox = Sandbox()
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    let other = sandbox.cloud.addRESTAPI("other")
    // It is listed, and then nothing is below it any more.
    let going = RestrictedTransport(
      wrapped: sandbox.cloud, denied: [], absent: ["/restapis/\(id)/"])
    let inventory = try await UsageSurvey(
      days: 30, account: "123456789012", client: sandbox.client(over: going), time: sandbox.time
    ).inventory()
    #expect(inventory.apis.map(\.id) == [other] && inventory.gaps.isEmpty)
  }

  @Test("Nothing is deleted that a custom domain may lead to")
  func domainsUnread() async throws {
    let sandbox = Sandbox(denied: ["GET /domainnames"])
    sandbox.cloud.addRESTAPI("old", project: "guide")
    let clearance = Clearance(try await sandbox.inventory(), Clearance.Scope())
    #expect(clearance.steps.isEmpty)
    #expect(clearance.kept.map(\.reason).contains(.domainsUnread))
  }

  @Test("What cannot be kept is not deleted")
  func notKept() async throws {
    let sandbox = Sandbox(denied: ["/exports/"])
    let id = sandbox.cloud.addRESTAPI("old", project: "guide")
    let (outcome, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(kept.isEmpty && outcome.deleted.isEmpty)
    #expect(!outcome.failures.isEmpty)
    #expect(sandbox.cloud.stageNames(of: id) == ["prod"])
  }

  @Test("Other errors than a missing permission end the run")
  func otherError() async throws {
    let sandbox = Sandbox()
    sandbox.cloud.addRESTAPI("old")
    sandbox.faults.arm(.killedBefore(write: 1))
    _ = try? await APIGateway(sandbox.client).deleteStage("prod", of: "none")
    await #expect(throws: ServiceError.self) { try await sandbox.inventory() }
  }
}
