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
    reason: String = "", _ differences: [Difference] = []
  ) -> Change {
    Change(
      id: id, action: action, cause: cause, reason: reason, differences: differences,
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
          ~ function hello
          - GET /old
        Changed in AWS since the last release:
          ~ role hello
          = log-group old: stays, it has events
        2 to change, 1 to delete. Release 3. About 3 calls, 1 s.
        """)
  }

  @Test("What is new is a line for each function and route")
  func new() {
    let application = Application(
      project: "guide", stage: Stage(name: "dev"),
      functions: ["hello", "users"].map {
        Function(
          name: $0, runtime: "python3.12", handler: "app.handler", code: .init(path: $0))
      },
      api: API(routes: [
        Route(method: "GET", path: "/users", integration: .lambdaProxy(function: "users")),
        Route(method: "POST", path: "/users", integration: .lambdaProxy(function: "users")),
        Route(method: "ANY", path: "/{proxy+}", integration: .lambdaProxy(function: "hello")),
      ]))
    let plan = Deployer.offlinePlan(application, in: Self.world, code: [:])
    #expect(
      PlanText(Palette(isColoured: false)).text(plan) == """
          + function hello  (with role, role policy, log group, permission, alias)
          + function users  (with role, role policy, log group, permission, alias)
          + API guide-dev
          + GET, POST /users → users
          + ANY /{proxy+} → hello
          + stage dev  (with deployment)
        25 to create. Release 1. About 24 calls, 12 s.
        """)
  }

  @Test("Of long values what changed in them is shown, of what AWS will choose nothing")
  func longValues() {
    let plan = plan([
      change(
        ResourceID(Role.kind, "hello"), .update,
        [
          Difference(
            path: "policy",
            before: .text(#"{"Statement":[{"Effect":"Allow","Action":"s3:*"}]}"#),
            after: .text(#"{"Statement":[{"Effect":"Deny","Action":"s3:*","Sid":"one"}]}"#))
        ]),
      change(
        ResourceID(Version.kind, "hello"), .update,
        [
          Difference(
            path: "code", before: .text(String(repeating: "a1", count: 32)),
            after: .text(String(repeating: "b2", count: 32)))
        ]),
      change(
        ResourceID(Permission.kind, "hello"), .update,
        [
          Difference(
            path: "version", before: .text("1"), after: .reference(.version(function: "hello")))
        ]),
      change(
        ResourceID(Integration.kind, "POST /users"), .update,
        [
          Difference(
            path: "template", before: .text("{\n  a\n}"), after: .text("{\n  b\n}"))
        ]),
      change(ResourceID(RetiredVersion.kind, "hello:1"), .delete, reason: "no release names it"),
      change(ResourceID(RetiredVersion.kind, "hello:2"), .delete, reason: "no release names it"),
      change(ResourceID(Deployment.kind, "abc"), .delete, reason: "no release names it"),
    ])
    #expect(
      PlanText(Palette(isColoured: false)).text(plan) == """
          ~ function hello  (with permission)
              code: changed
          ~ role hello
              policy:
                Statement[0].Effect: Allow → Deny
                + Statement[0].Sid: one
          ~ POST /users
              template:
                -   a
                +   b
          - 2 old versions, 1 old deployment  (no release names it)
        4 to change, 3 to delete. Release 3. About 7 calls, 1 s.
        """)
  }

  @Test("What is replaced says why")
  func replaced() {
    let plan = plan([
      change(
        ResourceID(Integration.kind, "GET /users"), .replace, reason: "its type cannot be changed",
        [Difference(path: "type", before: .text("MOCK"), after: .text("AWS_PROXY"))])
    ])
    #expect(
      PlanText(Palette(isColoured: false)).text(plan) == """
          -/+ GET /users  (its type cannot be changed)
              type: MOCK → AWS_PROXY
        1 to replace. Release 3. About 1 call, 1 s.
        """)
  }

  @Test("Very many new routes leave the plan short, and nothing else is left out")
  func manyRoutes() {
    let new = (0..<200).flatMap { number in
      [Method.kind, Integration.kind].map { change(ResourceID($0, "GET /r\(number)"), .create) }
    }
    let old = (0..<50).map { change(ResourceID(Method.kind, "GET /old\($0)"), .delete) }
    let lines = PlanText(Palette(isColoured: false)).text(plan(new + old))
      .split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("  + ") } == 40)
    #expect(lines.count { $0.hasPrefix("  - ") } == 50)
    #expect(lines.contains { $0.contains("and 161 more lines of routes") })
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
