import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Functions that are not ours")
struct ForeignFunctionTests {
  private static let arn = "arn:aws:lambda:eu-central-1:123456789012:function:other-dev-hello"

  /// A function of another project, and an application that calls it.
  private func deployed() async throws -> (Sandbox, Application) {
    let sandbox = Sandbox()
    try await sandbox.up(Application.sample(project: "other"))
    let application = Application.sample().with {
      $0.foreignFunctions = [ForeignFunction(name: "legacy", arn: "\(Self.arn):1")]
      $0.api?.routes[0].integration = .lambdaProxy(function: "legacy")
    }
    try await sandbox.up(application)
    return (sandbox, application)
  }

  private func permissions(
    _ sandbox: Sandbox, _ version: String? = "1"
  ) async throws -> [Lambda.Permission] {
    try await Lambda(sandbox.reader).permissions(of: "other-dev-hello", version: version)
  }

  private func api(_ sandbox: Sandbox) async throws -> APIGateway.RestAPI {
    let apis = try await APIGateway(sandbox.reader).restAPIs()
    return try #require(apis.first { $0.name == "guide-dev" })
  }

  @Test("A function that is not ours answers in the version that the manifest names")
  func called() async throws {
    let (sandbox, application) = try await deployed()
    let api = try await api(sandbox)
    let stage = try #require(sandbox.cloud.deployed(api: api.id, stage: "dev"))
    let target = try stage.route(method: "GET", path: "/users")
    guard case .function(let function) = target.kind else {
      Issue.record("\(target.kind)")
      return
    }
    #expect(function.arn == "\(Self.arn):1")
    #expect(stage.variables.keys.sorted() == ["create_user", "hello"])
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("Its permission names the API, and is given again after somebody took it away")
  func drift() async throws {
    let (sandbox, application) = try await deployed()
    let api = try await api(sandbox)
    let statement = "gwdeploy-\(api.id)"
    #expect(try await permissions(sandbox).contains { $0.statementID == statement })
    try await Lambda(sandbox.reader).removePermission(
      statement, from: "other-dev-hello", version: "1")
    let plan = try await sandbox.up(application)
    #expect(plan.changes.map(\.id.description) == ["foreign-permission \(Self.arn):1"])
    #expect(plan.changes.map(\.cause) == [.drift])
    #expect(try await permissions(sandbox).contains { $0.statementID == statement })
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("The permission stays while a release that is kept calls the function, and then goes")
  func takenAway() async throws {
    let (sandbox, _) = try await deployed()
    let api = try await api(sandbox)
    let statement = "gwdeploy-\(api.id)"
    var plan = try await sandbox.up(Application.sample())
    let kept = plan.kept.first { $0.id.kind == .foreignPermission }
    #expect(kept?.reason == "release 1 of the stage dev can be gone back to")
    var deletions: [Change] = []
    for memory in 1...9 {
      plan = try await sandbox.up(
        Application.sample().with { $0.functions[0].memory = 512 + memory })
      deletions += plan.changes.filter { $0.id.kind == .foreignPermission }
    }
    #expect(plan.kept.isEmpty)
    #expect(deletions.map(\.action) == [.delete])
    #expect(try await permissions(sandbox).contains { $0.statementID == statement } == false)
    let left = try await self.api(sandbox).tags ?? [:]
    #expect(left.keys.contains { $0.hasPrefix("gwdeploy:calls.") } == false)
  }

  @Test("The permission goes with the API, and the function stays")
  func teardown() async throws {
    let (sandbox, application) = try await deployed()
    let plan = try await sandbox.teardown(application)
    #expect(await sandbox.apply(plan).failures.isEmpty)
    #expect(try await permissions(sandbox).map(\.statementID).count == 1)
    #expect(try await sandbox.plan(Application.sample(project: "other")).isEmpty)
    #expect(try await sandbox.teardown(application).isEmpty)
  }

  @Test("A permission on the function itself has no qualifier")
  func unqualified() async throws {
    let (sandbox, application) = try await deployed()
    let changed = application.with { $0.foreignFunctions[0].arn = Self.arn }
    try await sandbox.up(changed)
    let api = try await api(sandbox)
    let statement = "gwdeploy-\(api.id)"
    #expect(try await permissions(sandbox, nil).map(\.statementID) == [statement])
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A function of another account is called, and a note says what its owner must do")
  func otherAccount() async throws {
    let (sandbox, application) = try await deployed()
    let arn = "arn:aws:lambda:eu-central-1:999999999999:function:auth:live"
    let changed = application.with { $0.foreignFunctions[0].arn = arn }
    let plan = try await sandbox.up(changed)
    #expect(plan.notes.count == 1)
    #expect(plan.notes.first?.contains(arn) == true)
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A change that is cut at any call is finished by the next")
  func cut() async throws {
    let counted = Sandbox()
    try await counted.up(Application.sample(project: "other"))
    try await counted.up(Application.sample())
    let application = Application.sample().with {
      $0.foreignFunctions = [ForeignFunction(name: "legacy", arn: "\(Self.arn):1")]
      $0.api?.routes[0].integration = .lambdaProxy(function: "legacy")
    }
    counted.faults.arm(nil)
    try await counted.up(application)
    for write in 1...counted.faults.writes {
      let sandbox = Sandbox()
      try await sandbox.up(Application.sample(project: "other"))
      try await sandbox.up(Application.sample())
      sandbox.faults.arm(.killedAfter(write: write))
      await sandbox.apply(try await sandbox.plan(application))
      sandbox.faults.arm(nil)
      try await sandbox.up(application)
      let api = try await api(sandbox)
      #expect(
        try await permissions(sandbox).contains { $0.statementID == "gwdeploy-\(api.id)" },
        "cut at write \(write)")
      #expect(try await sandbox.plan(application).isEmpty, "cut at write \(write)")
    }
  }
}
