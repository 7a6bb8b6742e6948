import AWSClient
import LocalCloud
import Primitives
import Provisioning
import Testing

@Suite("Bringing back what was deleted")
struct RestorerTests {
  @Test("A REST API comes back with definition, stages, settings, tags and plans")
  func whole() async throws {
    var settings = Cloud.Settings()
    settings.cloudWatchRole = "arn:aws:iam::123456789012:role/logs"
    let sandbox = Sandbox(settings)
    let cloud = sandbox.cloud
    let id = cloud.addRESTAPI("old", stages: ["dev", "prod"], project: "guide")
    cloud.addUsagePlan("p1", for: id, stage: "prod")
    cloud.addCache("0.5", to: "prod", of: id)
    try await sandbox.setLogging(of: "prod", in: id)
    let before = try await sandbox.facts(of: id)
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(cloud.apiIDs.isEmpty)
    let outcome = try await Restorer(sandbox.client, time: sandbox.time)
      .restore(try #require(kept.first))
    #expect(outcome.stages == ["dev", "prod"])
    #expect(Set(outcome.losses) == [.identity(old: id), .permissions])
    #expect(outcome.api != id)
    #expect(try await sandbox.facts(of: outcome.api) == before)
    #expect(cloud.metered(by: "p1") == ["\(outcome.api)/prod"])
    for stage in ["dev", "prod"] {
      #expect(cloud.deployed(api: outcome.api, stage: stage)?.methods == ["GET /users"])
    }
  }

  @Test("Stages that alone were deleted come back where they were")
  func stageOnly() async throws {
    let sandbox = Sandbox()
    let cloud = sandbox.cloud
    let id = cloud.addRESTAPI("shop", stages: ["dev", "prod"], project: "guide")
    cloud.noteCalls(1, ofRESTAPI: "shop", stage: "prod", ago: .seconds(86_400))
    let before = try await sandbox.facts(of: id)
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(cloud.stageNames(of: id) == ["prod"])
    let outcome = try await Restorer(sandbox.client, time: sandbox.time)
      .restore(try #require(kept.first))
    #expect(outcome.api == id && outcome.stages == ["dev"] && outcome.losses.isEmpty)
    #expect(try await sandbox.facts(of: id) == before)
  }

  @Test("An HTTP API comes back with definition, stages, variables and tags")
  func http() async throws {
    let sandbox = Sandbox()
    let cloud = sandbox.cloud
    let id = cloud.addHTTPAPI("http", stages: ["$default", "beta", "dev"], project: "guide")
    let before = try await sandbox.facts(ofHTTP: id)
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(cloud.apiIDs.isEmpty)
    let outcome = try await Restorer(sandbox.client, time: sandbox.time)
      .restore(try #require(kept.first))
    #expect(Set(outcome.stages) == ["$default", "beta", "dev"])
    #expect(Set(outcome.losses) == [.identity(old: id), .permissions])
    #expect(try await sandbox.facts(ofHTTP: outcome.api) == before)
    // One definition for all of them is imported once.
    #expect(!sandbox.sent.withLock { $0.contains { $0.operation.hasSuffix(":ReimportApi") } })
  }

  @Test("A stage of an HTTP API that alone was deleted comes back where it was")
  func httpStageOnly() async throws {
    let sandbox = Sandbox()
    let cloud = sandbox.cloud
    let id = cloud.addHTTPAPI("http", stages: ["$default", "dev"], project: "guide")
    cloud.noteCalls(1, ofHTTPAPI: id, stage: "$default", ago: .seconds(86_400))
    let before = try await sandbox.facts(ofHTTP: id)
    let (outcome, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(outcome.deleted.map(\.target) == ["\(id)/dev"])
    let restored = try await Restorer(sandbox.client, time: sandbox.time)
      .restore(try #require(kept.first))
    #expect(restored.api == id && restored.stages == ["dev"] && restored.losses.isEmpty)
    #expect(try await sandbox.facts(ofHTTP: id) == before)
  }

  @Test("An API without stages, and a WebSocket API, are said not to be brought back")
  func notRestorable() async throws {
    let sandbox = Sandbox()
    let bare = sandbox.cloud.addRESTAPI("bare", stages: [], project: "guide")
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope(targets: [bare])))
    #expect(sandbox.cloud.apiIDs.isEmpty)
    var chat = try #require(kept.first)
    await #expect(throws: Restorer.Failure.self) {
      try await Restorer(sandbox.client, time: sandbox.time).restore(chat)
    }
    chat.kind = "websocket"
    await #expect(throws: Restorer.Failure.self) {
      try await Restorer(sandbox.client, time: sandbox.time).restore(chat)
    }
    #expect(sandbox.cloud.apiIDs.isEmpty)
  }
}

extension Sandbox {
  /// Gives a stage settings of its own.
  fileprivate func setLogging(of stage: String, in api: String) async throws {
    _ = try await APIGateway(reader).updateStage(
      stage, of: api,
      [
        .replace("/description", "the one"), .replace("/tracingEnabled", "true"),
        .replace("/*/*/throttling/rateLimit", "7"),
        .replace("/~1users/GET/logging/loglevel", "INFO"),
      ])
  }

  /// All that AWS tells of an API and its stages but ids and times.
  fileprivate func facts(of api: String) async throws -> [[String: JSON]] {
    let gateway = APIGateway(reader)
    return facts(
      try await gateway.document(ofAPI: api), try await gateway.documents(ofStagesOf: api))
  }

  /// The same of an HTTP API, with the definition that each stage serves.
  fileprivate func facts(ofHTTP api: String) async throws -> [[String: JSON]] {
    let gateway = APIGatewayV2(reader)
    let stages = try await gateway.documents(ofStagesOf: api)
    var documents = stages
    for name in stages.compactMap({ $0["stageName"]?.string }) {
      documents.append(try await gateway.export(ofStage: name, of: api))
    }
    return facts(try await gateway.document(ofAPI: api), documents)
  }

  private func facts(_ api: JSON?, _ others: [JSON]) -> [[String: JSON]] {
    let passing = [
      "id", "rootResourceId", "createdDate", "lastUpdatedDate", "deploymentId", "version", "apiId",
      "apiEndpoint", "servers",
    ]
    return ([api].compactMap { $0 } + others).map { document in
      (document.object ?? [:]).filter { !passing.contains($0.key) }
    }
  }
}
