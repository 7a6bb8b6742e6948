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

  @Test("Of an API without stages, and of an HTTP API, it is said that they are not brought back")
  func notRestorable() async throws {
    let sandbox = Sandbox()
    sandbox.cloud.addRESTAPI("bare", stages: [], project: "guide")
    sandbox.cloud.addHTTPAPI("http", project: "guide")
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(kept.count == 2)
    for api in kept {
      await #expect(throws: Restorer.Failure.self) {
        try await Restorer(sandbox.client, time: sandbox.time).restore(api)
      }
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
    let passing = [
      "id", "rootResourceId", "createdDate", "lastUpdatedDate", "deploymentId", "version",
    ]
    let documents =
      [try await gateway.document(ofAPI: api)].compactMap { $0 }
      + (try await gateway.documents(ofStagesOf: api))
    return documents.map { document in
      (document.object ?? [:]).filter { !passing.contains($0.key) }
    }
  }
}
