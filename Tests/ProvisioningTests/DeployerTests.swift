import AWSClient
import HTTP
import HTTPTypes
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Deployer")
struct DeployerTests {
  @Test(
    "A first up makes everything, and the stage serves what the manifest says",
    arguments: Isolation.allCases)
  func firstUp(isolation: Isolation) async throws {
    let sandbox = Sandbox()
    let application = Application.sample(isolation: isolation)
    let plan = try await sandbox.up(application)
    #expect(plan.changes.allSatisfy { $0.action == .create })
    #expect(plan.nextRelease == 1)
    #expect(try await sandbox.served(application) == sandbox.expected(application))
  }

  @Test("A second up finds nothing to do and only reads", arguments: Isolation.allCases)
  func secondUp(isolation: Isolation) async throws {
    let sandbox = Sandbox()
    let application = Application.sample(isolation: isolation)
    try await sandbox.up(application)
    let before = sandbox.client.tally
    let plan = try await sandbox.up(application)
    #expect(plan.isEmpty)
    #expect(plan.currentRelease == 1 && plan.nextRelease == 1)
    #expect(sandbox.client.tally.writes == before.writes)
  }

  @Test("The reads of an up without changes do not grow with the routes")
  func readsDoNotGrow() async throws {
    func reads(_ application: Application) async throws -> Int {
      let sandbox = Sandbox()
      try await sandbox.up(application)
      let before = sandbox.client.tally.reads
      _ = try await sandbox.plan(application)
      return sandbox.client.tally.reads - before
    }
    let few = Application.sample()
    let many = few.with { application in
      for number in 1...60 {
        application.api?.routes.append(
          Route(
            method: "GET", path: "/things/\(number)/parts",
            integration: .lambdaProxy(function: "hello")))
      }
    }
    #expect(try await reads(few) == reads(many))
  }

  @Test("The stage is moved by one call, last of all that it needs")
  func movesLast() async throws {
    let sandbox = Sandbox()
    let old = Application.sample()
    try await sandbox.up(old)
    let new = old.with {
      $0.functions[0].code.path = "create 2"
      $0.functions[1].environment["MODE"] = .text(Secret("strict"))
      $0.api?.routes.removeFirst()
      $0.api?.routes.append(
        Route(method: "PUT", path: "/users/{id}", integration: .lambdaProxy(function: "hello")))
    }
    let apis = try await APIGateway(sandbox.reader).restAPIs()
    let api = try #require(apis.first?.id)
    let moments = Locked<[Moment]>([])
    sandbox.faults.observe { request in
      guard let stage = sandbox.cloud.deployed(api: api, stage: "dev") else { return }
      let moment = Moment(
        isMove: request.head.method == .patch && request.head.path?.hasSuffix("/dev") == true,
        methods: stage.methods, variables: stage.variables)
      moments.withLock { $0.append(moment) }
    }
    let before = try #require(sandbox.cloud.deployed(api: api, stage: "dev"))
    try await sandbox.up(new)
    let seen = moments.withLock { $0 }
    let firstMove = seen.firstIndex { $0.isMove }
    let move = try #require(firstMove)
    #expect(seen.filter(\.isMove).count == 1)
    for moment in seen[..<move] {
      #expect(moment.methods == before.methods && moment.variables == before.variables)
    }
    for moment in seen[move...] { #expect(moment.methods == seen.last?.methods) }
    #expect(try await sandbox.served(new) == sandbox.expected(new))
  }

  /// What a stage served after a writing call.
  private struct Moment: Sendable {
    var isMove: Bool
    var methods: [String]
    var variables: [String: String]
  }

  @Test("A role that cannot be assumed yet and a function that is not ready are waited for")
  func waits() async throws {
    var settings = Cloud.Settings()
    settings.rolePropagation = .seconds(9)
    settings.functionUpdate = .seconds(2)
    let sandbox = Sandbox(settings)
    let application = Application.sample()
    try await sandbox.up(application)
    let changed = application.with { $0.functions[1].memory = 512 }
    try await sandbox.up(changed)
    #expect(try await sandbox.served(changed) == sandbox.expected(changed))
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("What is waited for is told, and that it is over")
  func tellsWaits() async throws {
    var settings = Cloud.Settings()
    settings.rolePropagation = .seconds(9)
    settings.functionUpdate = .seconds(2)
    let sandbox = Sandbox(settings)
    let told = Locked<[String: [Waiting?]]>([:])
    // Alone: while others wait, time passes for all.
    let plan = try await sandbox.plan(
      Application.sample().with {
        $0.functions.removeFirst()
        $0.api?.routes.remove(at: 1)
      })
    await sandbox.apply(plan) { event in
      guard case .waiting(let change, for: let reason) = event else { return }
      told.withLock { $0[change.id.description, default: []].append(reason) }
    }
    let waits = told.withLock { $0 }
    #expect(waits["function hello"]?.first == .settling(.newRole))
    #expect(waits["version hello"]?.first == .function(state: "Pending"))
    for reasons in waits.values { #expect(reasons.last == .some(nil)) }
  }

  @Test("What is changed back is served by the version that is there already")
  func changedBack() async throws {
    let sandbox = Sandbox()
    let first = Application.sample()
    let second = first.with { $0.functions[1].code.path = "hello 2" }
    for application in [first, second, first] { try await sandbox.up(application) }
    #expect(try await sandbox.served(first) == sandbox.expected(first))
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    #expect(versions.map(\.version) == ["1", "2"])
    #expect(try await sandbox.plan(first).isEmpty)
  }

  @Test("Old releases are given up, and what only they named goes with them")
  func sweeps() async throws {
    let sandbox = Sandbox()
    for number in 1...14 {
      let application = Application.sample().with {
        $0.functions[1].code.path = "hello \(number)"
        $0.api?.routes.append(
          Route(method: "GET", path: "/v\(number)", integration: .lambdaProxy(function: "hello")))
      }
      try await sandbox.up(application)
      #expect(try await sandbox.plan(application).isEmpty, "after release \(number)")
      #expect(try await sandbox.served(application) == sandbox.expected(application))
    }
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    #expect(versions.count == 10)
    let apis = try await APIGateway(sandbox.reader).restAPIs()
    let api = try #require(apis.first?.id)
    #expect(try await APIGateway(sandbox.reader).deployments(of: api).count == 10)
  }
}
