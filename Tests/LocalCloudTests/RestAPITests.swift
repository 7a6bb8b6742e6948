import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct RestAPITests {
  private let caller = Caller()

  @Test("A new API reads back with AWS's defaults")
  func create() async throws {
    let made = try await caller.gateway(
      .post, "/restapis", ["name": "api", "tags": ["gwdeploy:project": "guide"]])
    #expect(made.status == 201)
    #expect(made["id"]?.string?.wholeMatch(of: /[a-z0-9]{10}/) != nil)
    #expect(made["createdDate"] == 1_767_225_600)
    #expect(made["apiKeySource"] == "HEADER")
    #expect(made["disableExecuteApiEndpoint"] == false)
    #expect(made["endpointConfiguration"] == ["types": ["EDGE"], "ipAddressType": "ipv4"])
    #expect(made["tags"] == ["gwdeploy:project": "guide"])
    #expect(made["description"] == nil)
    #expect(try await caller.gateway(.get, "/restapis")["item"] == [made.json])
  }

  @Test("A call that does not ask for JSON is refused")
  func accept() async throws {
    let answer = try await caller.send("apigateway", .get, "/restapis", [:], [])
    #expect(answer.fault.hasPrefix("400 BadRequestException: Accept must be application/json"))
  }

  @Test(
    "What cannot be is refused in AWS's words",
    arguments: [
      (["name": ""], "Name cannot be empty"),
      (["name": "a", "description": ""], "Description cannot be an empty string"),
      (
        ["name": "a", "minimumCompressionSize": -1],
        "Invalid minimum compression size, must be between 0 and 10485760"
      ),
      (
        ["name": "a", "endpointConfiguration": ["types": ["EDGE", "REGIONAL"]]],
        "Cannot create an api with multiple Endpoint Types."
      ),
      (
        ["name": "a", "endpointConfiguration": ["types": ["GLOBAL"]]],
        "Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE"
      ),
      (
        ["name": "a", "endpointConfiguration": ["ipAddressType": "ipv6"]],
        "ipAddressType must be either ipv4 or dualstack."
      ),
    ] as [(JSON, String)])
  func refused(body: JSON, message: String) async throws {
    let answer = try await caller.gateway(.post, "/restapis", body)
    #expect(answer.fault == "400 BadRequestException: \(message)")
  }

  @Test("An API that is not there is not found, with the account in the message")
  func missing() async throws {
    let fault = "404 NotFoundException: Invalid API identifier specified 123456789012:nope"
    #expect(try await caller.gateway(.get, "/restapis/nope").fault == fault)
    #expect(try await caller.gateway(.delete, "/restapis/nope").fault == fault)
  }

  @Test("APIs are listed in pages")
  func pages() async throws {
    for number in 1...30 { _ = try await caller.makeAPI("api\(number)") }
    let first = try await caller.gateway(.get, "/restapis")
    #expect(first.items.count == 25)
    let position = Caller.encoded(first["position"]?.string ?? "")
    let second = try await caller.gateway(.get, "/restapis?limit=500&position=\(position)")
    #expect(second.items.count == 5)
    #expect(second["position"] == nil)
    #expect(Set((first.items + second.items).compactMap { $0["name"] }).count == 30)
    #expect(try await caller.gateway(.get, "/restapis?limit=501").status == 400)
  }

  @Test("Binary media types are patched one by one, escaped")
  func binaryMediaTypes() async throws {
    let (api, _) = try await caller.makeAPI()
    let added = try await caller.patch(
      api,
      [
        ("add", "/binaryMediaTypes/image~1png", nil), ("add", "/binaryMediaTypes/image~1gif", nil),
      ])
    #expect(added["binaryMediaTypes"] == ["image/png", "image/gif"])
    #expect(added["tags"] == [:])
    let replaced = try await caller.patch(
      api, [("replace", "/binaryMediaTypes/image~1png", "image/jpeg")])
    #expect(replaced["binaryMediaTypes"] == ["image/gif", "image/jpeg"])
    #expect(
      try await caller.patch(api, [("replace", "/binaryMediaTypes", "a/b")]).fault
        == "400 BadRequestException: Invalid patch path /binaryMediaTypes")
  }

  @Test("Only the documented paths and operations are taken, and all or none of a call")
  func patches() async throws {
    let (api, _) = try await caller.makeAPI()
    #expect(
      try await caller.patch(api, [("add", "/minimumCompressionSize", "1")]).fault
        == "400 BadRequestException: Invalid patch operation specified. Must be one of: [replace]")
    #expect(
      try await caller.patch(api, [("replace", "/name", "new"), ("replace", "/wrong", "x")]).fault
        == "400 BadRequestException: Invalid patch path /wrong")
    #expect(try await caller.gateway(.get, api)["name"] == "api")
    #expect(
      try await caller.patch(api, [("test", "/name", "new")]).fault
        == "400 BadRequestException: Invalid patch operation specified. Must be "
        + "'add'|'remove'|'replace'")
    let sized = try await caller.patch(
      api, [("replace", "/minimumCompressionSize", "10"), ("replace", "/name", "new")])
    #expect(sized["minimumCompressionSize"] == 10)
    #expect(sized["name"] == "new")
    let unsized = try await caller.patch(api, [("replace", "/minimumCompressionSize", nil)])
    #expect(unsized["minimumCompressionSize"] == nil)
  }

  @Test("A patch's value must be a string, whatever it means")
  func values() async throws {
    let (api, _) = try await caller.makeAPI()
    let operation: JSON = ["op": "replace", "path": "/disableExecuteApiEndpoint", "value": true]
    #expect(
      try await caller.gateway(.patch, api, ["patchOperations": [operation]]).fault
        == "400 SerializationException: class java.lang.Boolean can not be converted to an String")
  }

  @Test("A policy comes back escaped once more, its shorthands written out")
  func policy() async throws {
    let (api, _) = try await caller.makeAPI()
    let policy =
      #"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","#
      + #""Resource":"execute-api:/*"}]}"#
    let answer = try await caller.patch(api, [("replace", "/policy", policy)])
    let id = String(api.dropFirst("/restapis/".count))
    let written = policy.replacing(
      "execute-api:/", with: "arn:aws:execute-api:eu-central-1:123456789012:\(id)/")
    #expect(answer["policy"]?.string == written.replacing("\"", with: "\\\""))
  }

  @Test("Tags of APIs and stages are merged, removed and read by ARN")
  func tags() async throws {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let deployment = try await caller.deploy(api)
    _ = try await caller.gateway(
      .post, "\(api)/stages",
      ["stageName": "dev", "deploymentId": .string(deployment), "tags": ["a": "1"]])
    for path in [api, "\(api)/stages/dev"] {
      let tags = "/tags/" + Caller.encoded("arn:aws:apigateway:eu-central-1::\(path)")
      #expect(try await caller.gateway(.put, tags, ["tags": ["b:c": "2 3"]]).status == 204)
      #expect(try await caller.gateway(.delete, "\(tags)?tagKeys=a&tagKeys=x").status == 204)
      #expect(try await caller.gateway(.get, tags)["tags"] == ["b:c": "2 3"])
      #expect(try await caller.gateway(.get, path)["tags"] == ["b:c": "2 3"])
    }
    let wrong = Caller.encoded("arn:aws:apigateway:eu-central-1::/restapis/nope")
    #expect(try await caller.gateway(.get, "/tags/\(wrong)").status == 404)
    #expect(
      try await caller.gateway(.get, "/tags/nonsense").fault
        == "400 BadRequestException: Invalid ARN. ARN is not well formed nonsense")
  }

  @Test(
    "Tags have lengths, characters and a number",
    arguments: [
      ["": "x"], ["aws:x": "y"], ["a": "<"], [String(repeating: "k", count: 129): "v"],
      ["k": String(repeating: "v", count: 257)],
      Dictionary(uniqueKeysWithValues: (1...51).map { ("k\($0)", "v") }),
    ] as [[String: String]])
  func tagRules(tags: [String: String]) async throws {
    let answer = try await caller.gateway(
      .post, "/restapis", ["name": "a", "tags": .object(tags.mapValues(JSON.string))])
    #expect([400, 429].contains(answer.status))
    #expect(try await caller.gateway(.get, "/restapis").items.isEmpty)
  }

  @Test("The account has no role for logs unless it was given one")
  func account() async throws {
    #expect(try await caller.gateway(.get, "/account")["cloudwatchRoleArn"] == nil)
    var settings = Cloud.Settings()
    settings.cloudWatchRole = "arn:aws:iam::123456789012:role/logs"
    #expect(
      try await Caller(settings).gateway(.get, "/account")["cloudwatchRoleArn"]
        == "arn:aws:iam::123456789012:role/logs")
  }
}
