import AWSClient
import Manifest
import Primitives
import Testing

@testable import Provisioning
@testable import gwdeploy

@Suite("Views of a plan")
struct PlanViewTests {
  private static let world = World(
    project: "guide", stage: "dev", isolation: .stage, region: Region(rawValue: "us-east-1"),
    account: "123456789012")

  private func plan(_ changes: [Change], kept: [Plan.Kept] = []) -> Plan {
    Plan(
      world: Self.world, stage: "dev", changes: changes, kept: kept, notes: [], conflicts: [],
      bindings: [:], functions: ["hello"], deployment: nil, currentDeployment: nil,
      currentRelease: 2, nextRelease: 3)
  }

  private func change(
    _ id: ResourceID, _ action: Change.Action, cause: Change.Cause = .manifest,
    _ differences: [Difference] = []
  ) -> Change {
    Change(
      id: id, action: action, cause: cause, reason: "", differences: differences,
      step: .delete(RetiredDeployment(liveID: "d1")), dependencies: [], lane: nil)
  }

  @Test("Differences are shown without secrets, in the text and in JSON")
  func secrets() throws {
    let plan = plan([
      change(
        ResourceID(Version.kind, "hello"), .update,
        [
          Difference(
            path: "environment.TOKEN", before: .secret(Secret("old-secret")),
            after: .secret(Secret("new-secret"))),
          Difference(path: "memory", before: .number(128), after: .number(256)),
        ])
    ])
    let document = Document(
      project: "guide", stage: "dev", identity: nil, warnings: [], errors: [],
      content: PlanDocument(plan, Tally()))
    for text in [PlanText(Palette(isColoured: false)).text(plan), try document.text()] {
      #expect(!text.contains("old-secret") && !text.contains("new-secret"))
      #expect(text.contains("environment.TOKEN") && text.contains("<hidden>"))
      #expect(text.contains("128") && text.contains("256"))
    }
  }

  @Test("An empty plan says that there is nothing to do")
  func nothing() {
    #expect(
      PlanText(Palette(isColoured: false)).text(plan([]))
        == "Nothing to do: AWS matches the manifest.")
  }

  @Test("What was changed in AWS is shown apart, what stays with its reason, and how much there is")
  func groups() {
    let plan = plan(
      [
        change(ResourceID(Version.kind, "hello"), .update),
        change(ResourceID(Role.kind, "hello"), .update, cause: .drift),
        change(ResourceID(Method.kind, "GET /old"), .delete),
      ], kept: [Plan.Kept(id: ResourceID(LogGroup.kind, "old"), reason: "it has events")])
    #expect(
      PlanText(Palette(isColoured: false)).text(plan) == """
          ~ version hello
          - method GET /old
        Changed in AWS since the last release:
          ~ role hello
          = log-group old: stays, it has events
        2 to change, 1 to delete. Release 3.
        """)
  }

  @Test("The document has every key of the contract, null where there is no value")
  func document() throws {
    let empty = plan([])
    let document = Document(
      project: "guide", stage: "dev",
      identity: .init(account: "1", region: "us-east-1", arn: "arn"), warnings: [], errors: [],
      content: UpDocument(empty, nil, url: nil, done: [], Tally()))
    let text = try document.text()
    for key in [
      "schemaVersion", "project", "stage", "identity", "warnings", "errors", "url", "api",
      "deployment", "release", "previousRelease", "functions", "changes", "summary", "calls",
      "reads", "writes", "retries", "throttled",
    ] {
      #expect(text.contains("\"\(key)\""))
    }
    #expect(text.contains("\"url\" : null"))
  }
}
