import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct UsagePlanTests {
  private let caller = Caller()

  private func key(_ body: [String: JSON] = [:]) async throws -> Answer {
    try await caller.rest(
      "apigateway", .post, "/apikeys",
      .object(["name": "web", "enabled": true].merging(body) { $1 }))
  }

  private func plan(_ body: [String: JSON] = [:]) async throws -> Answer {
    try await caller.rest(
      "apigateway", .post, "/usageplans", .object(["name": "basic"].merging(body) { $1 }))
  }

  private func patch(_ path: String, _ operations: JSON...) async throws -> Answer {
    try await caller.rest(
      "apigateway", .patch, path, ["patchOperations": .array(operations)])
  }

  @Test("A key's value is chosen or given, shown when asked for, and there once")
  func keys() async throws {
    let value: JSON = "a-value-of-twenty-four-c"
    let made = try await key(["value": value])
    #expect(made.status == 201)
    #expect(made["value"] == value)
    let id = made["id"]?.string ?? ""
    let plain = try await caller.rest("apigateway", .get, "/apikeys/\(id)")
    #expect(plain["value"] == nil)
    let shown = try await caller.rest("apigateway", .get, "/apikeys/\(id)?includeValue=true")
    #expect(shown["value"] == value)
    #expect(
      try await key(["value": value]).fault == "409 ConflictException: API Key already exists")
    #expect(
      try await key(["value": "short"]).fault
        == "400 BadRequestException: API Key value should be at least 20 characters")
    let long = String(repeating: "a", count: 129)
    #expect(
      try await key(["value": .string(long)]).fault
        == "400 BadRequestException: API Key value exceeds maximum size of 128 characters")
    let chosen = try await key()
    #expect(chosen["value"]?.string?.count == 40)
    let patched = try await patch(
      "/apikeys/\(id)", ["op": "replace", "path": "/enabled", "value": "false"])
    #expect(patched["enabled"] == false)
    let refused = try await patch(
      "/apikeys/\(id)", ["op": "replace", "path": "/value", "value": "x"])
    #expect(refused.fault.contains("Must be one of: [/description, /enabled, /name, /customerId]"))
  }

  @Test("A plan's quota needs a limit, a period and an offset that fits it")
  func quotas() async throws {
    for quota in [
      ["limit": 10], ["limit": 10, "period": "YEAR"],
      ["limit": 10, "period": "DAY", "offset": 1], ["limit": 10, "period": "WEEK", "offset": 7],
    ] as [JSON] {
      #expect(try await plan(["quota": quota]).fault.hasPrefix("400 BadRequestException"))
    }
    let made = try await plan(["quota": ["limit": 10, "period": "WEEK", "offset": 6]])
    #expect(made["quota"] == ["limit": 10, "period": "WEEK", "offset": 6])
  }

  @Test("A plan takes stages that are there, and goes only without any")
  func stages() async throws {
    let stage = try await caller.deployedStage()
    let id = try await plan()["id"]?.string ?? ""
    let path = "/usageplans/\(id)"
    let wrong = try await patch(
      path, ["op": "add", "path": "/apiStages", "value": "none:dev"])
    #expect(
      wrong.fault
        == "404 NotFoundException: Invalid API Stage {api: none, stage: dev} specified for"
        + " usageplan \(id)")
    let added = try await patch(
      path, ["op": "add", "path": "/apiStages", "value": .string(stage)],
      [
        "op": "add", "path": .string("/apiStages/\(stage)/throttle/~1users/GET/rateLimit"),
        "value": "0.5",
      ])
    #expect(
      added["apiStages"]?.array?.first?["throttle"] == [
        "/users/GET": ["rateLimit": .number(0.5), "burstLimit": 0]
      ])
    let refused = try await caller.rest("apigateway", .delete, path)
    #expect(
      refused.fault
        == "400 BadRequestException: Cannot delete Usage Plan \(id) because there are API Stages"
        + " associated with it, including \(stage)")
    _ = try await patch(path, ["op": "remove", "path": "/apiStages", "value": .string(stage)])
    #expect(try await caller.rest("apigateway", .delete, path).status == 202)
  }

  @Test("A key is in one plan for a stage, and in none when it is gone")
  func planKeys() async throws {
    let stage = try await caller.deployedStage()
    let parts = stage.split(separator: ":").map { JSON.string(String($0)) }
    let stages: JSON = [["apiId": parts[0], "stage": parts[1]]]
    let first = try await plan(["apiStages": stages])["id"]?.string ?? ""
    let second = try await plan(["apiStages": stages])["id"]?.string ?? ""
    let id = try await key()["id"] ?? ""
    let member: JSON = ["keyId": id, "keyType": "API_KEY"]
    let path = "/usageplans/\(first)/keys"
    #expect(try await caller.rest("apigateway", .post, path, member).status == 201)
    #expect(try await caller.rest("apigateway", .post, path, member).status == 409)
    let other = try await caller.rest("apigateway", .post, "/usageplans/\(second)/keys", member)
    #expect(other.status == 409)
    #expect(try await caller.rest("apigateway", .get, path).items.map { $0["id"] } == [id])
    _ = try await caller.rest("apigateway", .delete, "/apikeys/\(id.string ?? "")")
    #expect(try await caller.rest("apigateway", .get, path).items.isEmpty)
  }

  @Test("Keys and plans have tags")
  func tags() async throws {
    let key = try await key(["tags": ["team": "web"]])["id"]?.string ?? ""
    let plan = try await plan()["id"]?.string ?? ""
    for arn in ["apikeys/\(key)", "usageplans/\(plan)"] {
      let path = "/tags/" + Caller.encoded("arn:aws:apigateway:eu-central-1::/\(arn)")
      let tagged = try await caller.rest("apigateway", .put, path, ["tags": ["cost": "7"]])
      #expect(tagged.status == 204)
      #expect(try await caller.rest("apigateway", .get, path)["tags", "cost"] == "7")
    }
  }
}
