import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct StageTests {
  private let caller = Caller()

  /// Makes an API with a deployment and a stage `dev`.
  private func makeStage(
    _ caller: Caller
  ) async throws -> (api: String, stage: String, deployment: String) {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let deployment = try await caller.deploy(api)
    let made = try await caller.gateway(
      .post, "\(api)/stages", ["stageName": "dev", "deploymentId": .string(deployment)])
    try #require(made.status == 201)
    return (api, "\(api)/stages/dev", deployment)
  }

  @Test("A new stage reads back with AWS's defaults")
  func create() async throws {
    let (api, stage, deployment) = try await makeStage(caller)
    let read = try await caller.gateway(.get, stage)
    #expect(
      read.json == [
        "stageName": "dev", "deploymentId": .string(deployment), "cacheClusterEnabled": false,
        "cacheClusterStatus": "NOT_AVAILABLE", "methodSettings": [:], "tracingEnabled": false,
        "createdDate": 1_767_225_600, "lastUpdatedDate": 1_767_225_600,
      ])
    #expect(
      try await caller.gateway(
        .post, "\(api)/stages", ["stageName": "dev", "deploymentId": .string(deployment)]
      ).fault == "409 ConflictException: Stage already exists")
    #expect(
      try await caller.gateway(
        .post, "\(api)/stages", ["stageName": "new", "deploymentId": "nope"]
      ).fault == "400 BadRequestException: Deployment id does not exist")
    let settings = try await caller.gateway(
      .post, "\(api)/stages",
      ["stageName": "new", "deploymentId": .string(deployment), "methodSettings": [:]])
    #expect(settings.fault == "400 ValidationException: Unknown member 'methodSettings'.")
  }

  @Test("Stages are listed whole or by deployment, and deleted")
  func list() async throws {
    let (api, stage, deployment) = try await makeStage(caller)
    #expect(
      try await caller.gateway(.get, "\(api)/stages?deploymentId=\(deployment)").items.count == 1)
    #expect(try await caller.gateway(.get, "\(api)/stages?deploymentId=x").items.isEmpty)
    #expect(try await caller.gateway(.delete, stage).status == 202)
    #expect(
      try await caller.gateway(.get, stage).fault
        == "404 NotFoundException: Invalid stage identifier specified")
  }

  @Test("One patch moves the stage and its variables together, or not at all")
  func flip() async throws {
    let (api, stage, _) = try await makeStage(caller)
    let next = try await caller.deploy(api)
    caller.cloud.advance(by: .seconds(60))
    let flipped = try await caller.patch(
      stage,
      [
        ("replace", "/deploymentId", next), ("replace", "/variables/hello", "7"),
        ("replace", "/variables/path", "a/b"), ("replace", "/description", "seven"),
      ])
    #expect(flipped["deploymentId"] == .string(next))
    #expect(flipped["variables"] == ["hello": "7", "path": "a/b"])
    #expect(flipped["lastUpdatedDate"] == 1_767_225_660)
    #expect(flipped["createdDate"] == 1_767_225_600)
    let before = try await caller.gateway(.get, stage).text
    #expect(
      try await caller.patch(
        stage, [("replace", "/variables/hello", "8"), ("replace", "/deploymentId", "nope")]
      ).fault == "400 BadRequestException: Deployment id does not exist")
    #expect(try await caller.gateway(.get, stage).text == before)
    let removed = try await caller.patch(stage, [("remove", "/variables/path", nil)])
    #expect(removed["variables"] == ["hello": "7"])
  }

  @Test(
    "Variables have names and values of few characters",
    arguments: [("a-b", "x"), ("a", "x;y"), ("a", ""), ("", "x")])
  func variables(name: String, value: String) async throws {
    let (_, stage, _) = try await makeStage(caller)
    let answer = try await caller.patch(stage, [("replace", "/variables/\(name)", value)])
    #expect(answer.fault.hasPrefix("400 BadRequestException: Invalid stage variable "))
  }

  @Test("A path that a stage does not have is answered with all that it has")
  func unknownPath() async throws {
    let (_, stage, _) = try await makeStage(caller)
    let answer = try await caller.patch(stage, [("replace", "/tags/a", "b")])
    #expect(
      answer.fault.hasPrefix(
        "400 BadRequestException: Invalid method setting path: /tags/a. Must be one of: "
          + "[/deploymentId, /description, /cacheClusterEnabled, "))
    #expect(
      answer.fault.hasSuffix(
        "/*/*/throttling/burstLimit /*/*/throttling/rateLimit /*/*/caching/ttlInSeconds, "
          + "/*/*/caching/enabled, /*/*/caching/dataEncrypted, "
          + "/*/*/caching/requireAuthorizationForCacheControl, "
          + "/*/*/caching/unauthorizedCacheControlHeaderStrategy, /variables/{variable_name}, "
          + "/tracingEnabled]"))
  }

  @Test("There is no canary to promote")
  func promotion() async throws {
    let (_, stage, _) = try await makeStage(caller)
    #expect(
      try await caller.patch(stage, [("copy", "/deploymentId", nil)]).fault
        == "400 BadRequestException: Promotion not available. Canary does not exist.")
  }

  @Test("Settings of a method begin as those of all are then, and do not follow them")
  func methodSettings() async throws {
    let (_, stage, _) = try await makeStage(caller)
    let first = try await caller.patch(
      stage,
      [
        ("replace", "/*/*/caching/enabled", "true"),
        ("replace", "/~1users/GET/throttling/burstLimit", "5"),
        ("replace", "/*/*/caching/ttlInSeconds", "60"),
      ])
    let settings = first["methodSettings", "~1users/GET"]
    #expect(settings?["cachingEnabled"] == true)
    #expect(settings?["throttlingBurstLimit"] == 5)
    #expect(settings?["cacheTtlInSeconds"] == 300)
    #expect(settings?["throttlingRateLimit"] == 10000)
    #expect(first["methodSettings", "*/*", "cacheTtlInSeconds"] == 60)
    let second = try await caller.patch(stage, [("remove", "/~1users/GET", nil)])
    #expect(second["methodSettings"]?.object?.keys.sorted() == ["*/*"])
    #expect(
      try await caller.patch(stage, [("remove", "/~1users/GET", nil)]).fault
        == "400 BadRequestException: Cannot remove method setting ~1users/GET because there is no "
        + "method setting for this method ")
  }

  @Test("Execution logs need the account's role, access logs an existing group")
  func logs() async throws {
    let (_, stage, _) = try await makeStage(caller)
    #expect(
      try await caller.patch(stage, [("replace", "/*/*/logging/loglevel", "INFO")]).fault
        == "400 BadRequestException: CloudWatch Logs role ARN must be set in account settings to "
        + "enable logging")
    var settings = Cloud.Settings()
    settings.cloudWatchRole = "arn:aws:iam::123456789012:role/logs"
    let logging = Caller(settings)
    let (_, other, _) = try await makeStage(logging)
    let leveled = try await logging.patch(other, [("replace", "/*/*/logging/loglevel", "INFO")])
    #expect(leveled["methodSettings", "*/*", "loggingLevel"] == "INFO")

    let arn = "arn:aws:logs:eu-central-1:123456789012:log-group:access"
    let operations = [
      ("replace", "/accessLogSettings/destinationArn", arn),
      ("replace", "/accessLogSettings/format", "$context.requestId"),
    ]
    #expect(
      try await caller.patch(stage, operations).fault
        == "400 BadRequestException: CloudWatch Logs role ARN must be set in account settings to "
        + "enable logging")
    #expect(
      try await logging.patch(other, operations).fault.hasPrefix(
        "400 BadRequestException: Invalid ARN"))
    _ = try await logging.target(
      "logs", "Logs_20140328.CreateLogGroup", ["logGroupName": "access"])
    #expect(
      try await logging.patch(other, operations)["accessLogSettings"]
        == ["destinationArn": .string(arn), "format": "$context.requestId"])
    #expect(
      try await logging.patch(
        other, [("replace", "/accessLogSettings/format", "$context.requestId\nmore")]
      ).fault.hasPrefix("400 BadRequestException: Access Log format must be single line"))
    #expect(
      try await logging.patch(other, [("remove", "/accessLogSettings/destinationArn", nil)]).fault
        == "400 BadRequestException: Cannot remove method setting "
        + "accessLogSettings/destinationArn because there is no method setting for this method ")
    let cleared = try await logging.patch(other, [("remove", "/accessLogSettings", nil)])
    #expect(cleared["accessLogSettings"] == nil)
  }

  @Test("An API takes ten stages")
  func quota() async throws {
    let (api, _, deployment) = try await makeStage(caller)
    for number in 2...10 {
      let answer = try await caller.gateway(
        .post, "\(api)/stages",
        ["stageName": .string("s\(number)"), "deploymentId": .string(deployment)])
      #expect(answer.status == 201)
    }
    let answer = try await caller.gateway(
      .post, "\(api)/stages", ["stageName": "more", "deploymentId": .string(deployment)])
    #expect(answer.fault.hasPrefix("429 LimitExceededException: "))
  }
}
