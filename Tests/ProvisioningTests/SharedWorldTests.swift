import AWSClient
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Stages that share a world")
struct SharedWorldTests {
  private let dev = Application.sample(stage: "dev", isolation: .shared)
  private let prod = Application.sample(stage: "prod", isolation: .shared)

  /// Both stages, up.
  private func sandbox() async throws -> Sandbox {
    let sandbox = Sandbox()
    try await sandbox.up(dev)
    try await sandbox.up(prod)
    return sandbox
  }

  @Test("A second stage takes the very versions and the deployment of the first")
  func sameRelease() async throws {
    let sandbox = try await sandbox()
    let apis = try await APIGateway(sandbox.reader).restAPIs()
    let api = try #require(apis.first?.id)
    let stages = try await APIGateway(sandbox.reader).stages(of: api)
    #expect(Set(stages.map(\.deploymentId)).count == 1)
    #expect(Set(stages.map(\.variables)).count == 1)
  }

  @Test("A change of one stage leaves the other as it was")
  func otherStageStays() async throws {
    let sandbox = try await sandbox()
    let changed = dev.with {
      $0.functions[1].code.path = "hello 2"
      $0.functions[0].environment["LEVEL"] = .text(Secret("high"))
      $0.api?.routes.removeLast()
    }
    try await sandbox.up(changed)
    #expect(try await sandbox.served(changed) == sandbox.expected(changed))
    #expect(try await sandbox.served(prod) == sandbox.expected(prod))
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A function that another stage runs is kept, with the reason")
  func functionOfOtherStage() async throws {
    let sandbox = try await sandbox()
    let without = dev.with {
      $0.functions.removeFirst()
      $0.api?.routes.remove(at: 1)
    }
    let plan = try await sandbox.up(without)
    let kept = plan.kept.first { $0.id.description == "function create-user" }
    #expect(kept?.reason == "the stage prod runs it")
    #expect(try await sandbox.served(prod) == sandbox.expected(prod))
    #expect(try await sandbox.plan(without).isEmpty)
  }

  @Test("Of stages that run one version the one that asks for most is heard, until nobody runs it")
  func provisionedConcurrency() async throws {
    let sandbox = try await sandbox()
    let lambda = Lambda(sandbox.reader)
    func provisioned() async throws -> [String] {
      try await lambda.provisionedConcurrency(of: "guide-hello").map { live in
        let version = live.functionArn?.split(separator: ":").last ?? ""
        return "\(version): \(live.requestedProvisionedConcurrentExecutions ?? 0)"
      }.sorted()
    }
    let much = prod.with { $0.functions[1].provisionedConcurrency = 5 }
    let little = dev.with { $0.functions[1].provisionedConcurrency = 2 }
    try await sandbox.expectConverged(little, "first")
    try await sandbox.expectConverged(much, "more")
    #expect(try await sandbox.plan(little).isEmpty)
    #expect(try await provisioned() == ["1: 5"])
    let moved = much.with { $0.functions[1].memory = 512 }
    try await sandbox.expectConverged(moved, "the one that asks for more moves on")
    #expect(try await provisioned() == ["1: 5", "2: 5"])
    try await sandbox.expectConverged(little.with { $0.functions[1].memory = 512 }, "the other")
    let common = try await provisioned()
    #expect(common == ["2: 5"])
    let alone = little.with { $0.functions[1].memory = 256 }
    try await sandbox.expectConverged(alone, "another version")
    await sandbox.apply(try await sandbox.teardown(alone))
    let left = try await provisioned()
    #expect(left == ["2: 5"])
  }

  @Test("Taking one stage down leaves the other, and all it runs")
  func downOfOne() async throws {
    let sandbox = try await sandbox()
    await sandbox.apply(try await sandbox.teardown(dev))
    #expect(try await sandbox.served(dev).isEmpty)
    #expect(try await sandbox.served(prod) == sandbox.expected(prod))
    #expect(try await sandbox.plan(prod).isEmpty)
    #expect(try await sandbox.teardown(dev).isEmpty)
  }

  @Test("Taking a stage down takes what only it named")
  func downOfWhatOnlyItNamed() async throws {
    let sandbox = try await sandbox()
    let more = dev.with {
      $0.functions.append(
        Function(
          name: "extra", runtime: "python3.12", handler: "app.handler",
          code: .init(path: "extra 1")))
      $0.api?.routes.append(
        Route(method: "GET", path: "/extra", integration: .lambdaProxy(function: "extra")))
    }
    try await sandbox.up(more)
    let plan = try await sandbox.teardown(more)
    #expect(await sandbox.apply(plan).failures.isEmpty)
    let deleted = Set(plan.changes.map(\.id.description))
    #expect(deleted.isSuperset(of: ["stage dev", "function extra", "role extra"]))
    #expect(plan.kept.map(\.id.description) == ["log-group extra"])
    #expect(try await sandbox.served(prod) == sandbox.expected(prod))
    #expect(try await sandbox.plan(prod).isEmpty)
  }

  @Test("Taking the last stage down takes all but the logs")
  func downOfLast() async throws {
    let sandbox = try await sandbox()
    for application in [dev, prod] {
      let outcome = await sandbox.apply(try await sandbox.teardown(application))
      #expect(outcome.failures.isEmpty)
    }
    #expect(
      try await sandbox.isEmpty(but: ["/aws/lambda/guide-create-user", "/aws/lambda/guide-hello"]))
  }
}
