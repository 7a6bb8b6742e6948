import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct DeploymentTests {
  private let caller = Caller()

  @Test("Only an API whose methods all have integrations can be deployed")
  func refused() async throws {
    let (api, root) = try await caller.makeAPI()
    #expect(
      try await caller.gateway(.post, "\(api)/deployments", [:]).fault
        == "400 BadRequestException: The REST API doesn't contain any methods")
    _ = try await caller.gateway(.put, "\(root)/methods/GET", ["authorizationType": "NONE"])
    #expect(
      try await caller.gateway(.post, "\(api)/deployments", [:]).fault
        == "400 BadRequestException: No integration defined for method")
  }

  @Test("A deployment is read, described anew and summed up")
  func read() async throws {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let id = try await caller.deploy(api, ["description": "one"])
    let path = "\(api)/deployments/\(id)"
    #expect(id.wholeMatch(of: /[a-z0-9]{6}/) != nil)
    #expect(
      try await caller.gateway(.get, path).json
        == ["id": .string(id), "description": "one", "createdDate": 1_767_225_600])
    _ = try await caller.patch(path, [("replace", "/description", "two")])
    let list = try await caller.gateway(.get, "\(api)/deployments")
    #expect(list.items.compactMap { $0["description"] } == ["two"])
    let summed = try await caller.gateway(.get, "\(path)?embed=apisummary")
    #expect(
      summed["apiSummary"]
        == ["/": ["GET": ["authorizationType": "NONE", "apiKeyRequired": false]]])
    #expect(
      try await caller.patch(path, [("replace", "/id", "x")]).fault
        == "400 BadRequestException: Invalid patch path /id")
    #expect(
      try await caller.gateway(.get, "\(api)/deployments/nope").fault
        == "404 NotFoundException: Invalid Deployment identifier specified")
  }

  @Test("A stage name makes the stage or points it at the new deployment")
  func stageName() async throws {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let first = try await caller.deploy(api, ["stageName": "dev", "variables": ["a": "1"]])
    #expect(try await caller.gateway(.get, "\(api)/stages/dev")["deploymentId"] == .string(first))
    let second = try await caller.deploy(api, ["stageName": "dev"])
    let stage = try await caller.gateway(.get, "\(api)/stages/dev")
    #expect(stage["deploymentId"] == .string(second))
    #expect(stage["variables"] == ["a": "1"])
  }

  @Test("A deployment that a stage points at stays")
  func delete() async throws {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let first = try await caller.deploy(api, ["stageName": "dev"])
    #expect(
      try await caller.gateway(.delete, "\(api)/deployments/\(first)").fault
        == "400 BadRequestException: Active stages pointing to this deployment must be moved or "
        + "deleted")
    _ = try await caller.deploy(api, ["stageName": "dev"])
    #expect(try await caller.gateway(.delete, "\(api)/deployments/\(first)").status == 202)
    #expect(try await caller.gateway(.get, "\(api)/deployments").items.count == 1)
  }
}
