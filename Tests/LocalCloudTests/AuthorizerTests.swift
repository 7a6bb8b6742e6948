import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct AuthorizerTests {
  private let caller = Caller()
  private static let token: [String: JSON] = [
    "name": "custom", "type": "TOKEN", "authorizerUri": .string(Caller.uri()),
    "identitySource": "method.request.header.Authorization",
  ]

  private func token(_ changes: [String: JSON] = [:]) -> JSON {
    .object(Self.token.merging(changes) { $1 })
  }

  @Test("A new authorizer reads back with AWS's defaults")
  func create() async throws {
    let (api, _) = try await caller.makeAPI()
    let made = try await caller.gateway(.post, "\(api)/authorizers", token())
    #expect(made.status == 201)
    #expect(made["id"]?.string?.wholeMatch(of: /[a-z0-9]{6}/) != nil)
    #expect(made["authType"] == "custom")
    #expect(made["authorizerResultTtlInSeconds"] == 300)
    #expect(try await caller.gateway(.get, "\(api)/authorizers").items == [made.json])
    let path = "\(api)/authorizers/\(made["id"]?.string ?? "")"
    #expect(try await caller.gateway(.get, path).json == made.json)
  }

  @Test(
    "What cannot be is refused",
    arguments: [
      (["authorizerUri": "arn:aws:lambda:eu-central-1:123456789012:function:hello"], "URI"),
      (["identitySource": "method.request.querystring.t"], "mapping expression"),
      (["identitySource": nil], "Identity source"),
      (["type": "REQUEST", "identitySource": nil], "Identity source"),
      (["type": "COGNITO_USER_POOLS"], "Invalid ARN"),
      (["type": "JWT"], "enum value set: [TOKEN, REQUEST, COGNITO_USER_POOLS]"),
      (["authorizerResultTtlInSeconds": 3601], "TTL"),
      (["type": "REQUEST", "identityValidationExpression": "^a"], "validation expression"),
    ] as [([String: JSON], String)])
  func refused(changes: [String: JSON], message: String) async throws {
    let (api, _) = try await caller.makeAPI()
    let answer = try await caller.gateway(.post, "\(api)/authorizers", token(changes))
    #expect(answer.status == 400)
    #expect(answer.fault.contains(message))
  }

  @Test("A name is taken once, and an API that is not there answers as if two writes met")
  func conflicts() async throws {
    let (api, _) = try await caller.makeAPI()
    _ = try await caller.gateway(.post, "\(api)/authorizers", token())
    #expect(
      try await caller.gateway(.post, "\(api)/authorizers", token()).fault
        == "400 BadRequestException: Authorizer name must be unique. Authorizer custom already "
        + "exists in this RestApi.")
    #expect(
      try await caller.gateway(.post, "/restapis/nope/authorizers", token()).fault
        == "409 ConflictException: Unable to complete operation due to concurrent modification. "
        + "Please try again later.")
    for number in 2...10 {
      let name = JSON.string("custom\(number)")
      let answer = try await caller.gateway(.post, "\(api)/authorizers", token(["name": name]))
      #expect(answer.status == 201)
    }
    let excess = try await caller.gateway(.post, "\(api)/authorizers", token(["name": "more"]))
    #expect(excess.fault.hasPrefix("429 LimitExceededException"))
  }

  @Test("A method names an authorizer of its API, and of the kind that it says")
  func methods() async throws {
    let (api, root) = try await caller.makeAPI()
    let id = try await caller.gateway(.post, "\(api)/authorizers", token())["id"] ?? ""
    let noAuthorizer =
      "400 BadRequestException: Invalid authorizer ID specified. Setting the authorization type "
      + "to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer."
    let method = "\(root)/methods/GET"
    for (type, id) in [("CUSTOM", "nope"), ("COGNITO_USER_POOLS", id)] as [(JSON, JSON)] {
      let body: JSON = ["authorizationType": type, "authorizerId": id]
      #expect(try await caller.gateway(.put, method, body).fault == noAuthorizer)
    }
    let made = try await caller.gateway(
      .put, method, ["authorizationType": "CUSTOM", "authorizerId": id])
    #expect(made["authorizerId"] == id)
    let path = "\(api)/authorizers/\(id.string ?? "")"
    #expect(
      try await caller.gateway(.delete, path).fault
        == "409 ConflictException: Cannot delete authorizer 'custom', is referenced in method: "
        + "GET//")
    #expect(
      try await caller.patch(method, [("replace", "/authorizerId", "")]).fault == noAuthorizer)
    let open = try await caller.patch(
      method, [("replace", "/authorizationType", "NONE"), ("replace", "/authorizerId", "")])
    #expect(open["authorizerId"] == nil)
    #expect(try await caller.gateway(.delete, path).status == 202)
    #expect(try await caller.gateway(.get, path).status == 404)
  }

  @Test("Only the documented paths and operations are taken, and the whole must hold")
  func update() async throws {
    let (api, _) = try await caller.makeAPI()
    let id = try await caller.gateway(.post, "\(api)/authorizers", token())["id"]?.string ?? ""
    let path = "\(api)/authorizers/\(id)"
    let changed = try await caller.patch(
      path,
      [
        ("replace", "/type", "REQUEST"), ("replace", "/authorizerResultTtlInSeconds", "0"),
        ("remove", "/identitySource", nil), ("replace", "/name", "other"),
      ])
    #expect(changed["type"] == "REQUEST")
    #expect(changed["identitySource"] == nil)
    #expect(changed["name"] == "other")
    for operation in [
      ("remove", "/name", nil), ("replace", "/id", "x"), ("replace", "/providerARNs", "x"),
      ("add", "/providerARNs", "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/a"),
    ] as [(String, String, String?)] {
      #expect(try await caller.patch(path, [operation]).status == 400)
    }
  }

  @Test("A deployment keeps its authorizers, and asks only functions that let it")
  func deployed() async throws {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeFunction()
    let id = try await caller.gateway(.post, "\(api)/authorizers", token())["id"]?.string ?? ""
    try await caller.makeMethod("GET", on: root)
    _ = try await caller.patch(
      "\(root)/methods/GET",
      [("replace", "/authorizationType", "CUSTOM"), ("replace", "/authorizerId", id)])
    _ = try await caller.deploy(api, ["stageName": "dev"])
    let name = String(api.split(separator: "/").last ?? "")
    #expect(throws: RouteRefusal.notPermitted(Caller.functionARN())) {
      try caller.cloud.deployed(api: name, stage: "dev")?.route(method: "GET", path: "/")
    }
    let source = "arn:aws:execute-api:eu-central-1:\(Caller.account):\(name)/authorizers/\(id)"
    let added = try await caller.lambda(
      .post, "hello/policy",
      [
        "StatementId": "authorizer", "Action": "lambda:InvokeFunction",
        "Principal": "apigateway.amazonaws.com", "SourceArn": .string(source),
      ])
    #expect(added.status == 201)
    _ = try await caller.patch(
      "\(root)/methods/GET",
      [("replace", "/authorizationType", "NONE"), ("replace", "/authorizerId", "")])
    _ = try await caller.gateway(.delete, "\(api)/authorizers/\(id)")
    let target = try caller.cloud.deployed(api: name, stage: "dev")?.route(method: "GET", path: "/")
    #expect(target?.authorizer?.name == "hello")
    #expect(try await caller.gateway(.delete, "\(api)/stages/dev/cache/authorizers").status == 202)
    #expect(try await caller.gateway(.delete, "\(api)/stages/no/cache/authorizers").status == 404)
  }
}
