import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct DeployedStageTests {
  private let caller = Caller()

  /// An API with `GET /users`, `GET /users/{id}`, `ANY /{proxy+}` and a mock at the root, deployed as
  /// `dev` with version 1 of `hello`.
  private func makeStage() async throws -> (id: String, path: String, root: String) {
    try await caller.makeFunction("hello", ["Publish": true])
    let (api, root) = try await caller.makeAPI()
    let users = try await caller.makeResource("users", under: root)
    let user = try await caller.makeResource("{id}", under: users)
    let proxy = try await caller.makeResource("{proxy+}", under: root)
    let function = "\(Caller.functionARN()):${stageVariables.hello}"
    for (method, resource) in [("GET", users), ("GET", user), ("ANY", proxy)] {
      try await caller.makeMethod(method, on: resource, function: function)
    }
    try await caller.makeMethod("GET", on: root)
    _ = try await caller.deploy(api, ["stageName": "dev", "variables": ["hello": "1"]])
    return (String(api.dropFirst("/restapis/".count)), api, root)
  }

  private func allow(_ api: String, _ rest: String = "*/*", qualifier: String = "1") async throws {
    let answer = try await caller.lambda(
      .post, "hello/policy?Qualifier=\(qualifier)",
      [
        "StatementId": "api", "Action": "lambda:InvokeFunction",
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": .string("arn:aws:execute-api:eu-central-1:123456789012:\(api)/\(rest)"),
      ])
    try #require(answer.status == 201)
  }

  private func stage(_ api: String) throws -> DeployedStage {
    try #require(caller.cloud.deployed(api: api, stage: "dev"))
  }

  @Test("The most specific path with the verb answers, its variables decoded")
  func routing() async throws {
    let api = try await makeStage()
    try await allow(api.id)
    let stage = try stage(api.id)
    #expect(
      stage.methods == ["ANY /{proxy+}", "GET /", "GET /users", "GET /users/{id}"])
    let user = try stage.route(method: "GET", path: "/users/a%20b")
    #expect(user.resourcePath == "/users/{id}")
    #expect(user.pathParameters == ["id": "a b"])
    guard case .function(let function) = user.kind else {
      Issue.record("\(user.kind) is no function")
      return
    }
    #expect(function.name == "hello")
    #expect(function.version == "1")
    #expect(function.arn == "\(Caller.functionARN()):1")
    #expect(try stage.route(method: "GET", path: "/users/").resourcePath == "/users")
    let post = try stage.route(method: "POST", path: "/users/7")
    #expect(post.resourcePath == "/{proxy+}")
    #expect(post.pathParameters == ["proxy": "users/7"])
    #expect(try stage.route(method: "GET", path: "/").kind == .other(type: "MOCK"))
    #expect(throws: RouteRefusal.noSuchRoute) { try stage.route(method: "POST", path: "/") }
    #expect(RouteRefusal.noSuchRoute.status == 403)
    #expect(RouteRefusal.noSuchRoute.message == "Missing Authentication Token")
  }

  @Test("A change of the working copy serves nobody before the next deployment")
  func snapshot() async throws {
    let api = try await makeStage()
    _ = try await caller.gateway(.delete, "\(api.root)/methods/GET")
    #expect(try stage(api.id).methods.contains("GET /"))
    _ = try await caller.deploy(api.path, ["stageName": "dev"])
    #expect(try !stage(api.id).methods.contains("GET /"))
  }

  @Test("A version that may not be invoked answers 500")
  func permissions() async throws {
    let api = try await makeStage()
    let arn = "\(Caller.functionARN()):1"
    let denied = RouteRefusal.notPermitted(arn)
    #expect(denied.status == 500)
    #expect(throws: denied) { try stage(api.id).route(method: "GET", path: "/users") }
    try await allow("other")
    #expect(throws: denied) { try stage(api.id).route(method: "GET", path: "/users") }
    _ = try await caller.lambda(.delete, "hello/policy/api?Qualifier=1")
    try await allow(api.id, "dev/GET/users/*")
    #expect(throws: denied) { try stage(api.id).route(method: "GET", path: "/users") }
    #expect(
      try stage(api.id).route(method: "GET", path: "/users/7").resourcePath == "/users/{id}")
  }

  @Test("A variable that names no version, or is not set, answers 500")
  func variables() async throws {
    let api = try await makeStage()
    try await allow(api.id)
    _ = try await caller.patch("\(api.path)/stages/dev", [("replace", "/variables/hello", "9")])
    #expect(throws: RouteRefusal.noSuchFunction("\(Caller.functionARN()):9")) {
      try stage(api.id).route(method: "GET", path: "/users")
    }
    _ = try await caller.patch("\(api.path)/stages/dev", [("remove", "/variables/hello", nil)])
    #expect(throws: RouteRefusal.unusableTarget(Caller.uri("\(Caller.functionARN()):"))) {
      try stage(api.id).route(method: "GET", path: "/users")
    }
  }

  @Test("A stage that is not there serves nothing")
  func missing() async throws {
    let api = try await makeStage()
    #expect(caller.cloud.deployed(api: api.id, stage: "prod") == nil)
    #expect(caller.cloud.deployed(api: "nope", stage: "dev") == nil)
  }
}
