import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Authorizers")
struct AuthorizerTests {
  private static let pools = ["a", "b"].map {
    "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/\($0)"
  }

  /// The sample with an authorizer on its first two routes.
  private static func guarded(
    by kind: Authorizer.Kind, cache: Duration? = nil, scopes: [String] = []
  ) -> Application {
    Application.sample().with {
      $0.api?.authorizers = [Authorizer(name: "custom", kind: kind, cache: cache)]
      $0.api?.routes[0].authorization = .authorizer("custom", scopes: scopes)
      $0.api?.routes[1].authorization = .authorizer("custom", scopes: scopes)
    }
  }

  private static let token = guarded(
    by: .token(function: "hello", header: "Authorization", pattern: nil))

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var before = AuthorizerTests.token
    var after: Application
    /// What is patched on the authorizer, and on each of the methods.
    var authorizer: [String] = []
    var methods: [String] = []
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "header",
      after: guarded(by: .token(function: "hello", header: "X-Token", pattern: nil)),
      authorizer: ["replace /identitySource method.request.header.X-Token"]),
    Case(
      testDescription: "pattern",
      after: guarded(by: .token(function: "hello", header: "Authorization", pattern: "^a")),
      authorizer: ["replace /identityValidationExpression ^a"]),
    Case(
      testDescription: "no pattern",
      before: guarded(by: .token(function: "hello", header: "Authorization", pattern: "^a")),
      after: token, authorizer: ["replace /identityValidationExpression "]),
    Case(
      testDescription: "cache",
      after: guarded(
        by: .token(function: "hello", header: "Authorization", pattern: nil), cache: .zero),
      authorizer: ["replace /authorizerResultTtlInSeconds 0"]),
    Case(
      testDescription: "a token's header for parts of the request",
      after: guarded(
        by: .request(function: "hello", identity: [.header("Cookie"), .stageVariable("flavour")])),
      authorizer: [
        "replace /identitySource method.request.header.Cookie,stageVariables.flavour",
        "replace /type REQUEST",
      ]),
    Case(
      testDescription: "no identity",
      before: guarded(by: .request(function: "hello", identity: [.context("identity.sourceIp")])),
      after: guarded(by: .request(function: "hello", identity: [])),
      authorizer: ["replace /authorizerResultTtlInSeconds 0", "remove /identitySource"]),
    Case(
      testDescription: "user pools",
      before: guarded(by: .cognito(userPools: [pools[0]], header: "Authorization")),
      after: guarded(by: .cognito(userPools: [pools[1]], header: "Authorization")),
      authorizer: ["remove /providerARNs \(pools[0])", "add /providerARNs \(pools[1])"]),
    Case(
      testDescription: "user pools instead of a function",
      after: guarded(by: .cognito(userPools: [pools[0]], header: "Authorization")),
      authorizer: [
        "replace /type COGNITO_USER_POOLS", "replace /authorizerUri ",
        "add /providerARNs \(pools[0])",
      ],
      methods: ["replace /authorizationType COGNITO_USER_POOLS"]),
    Case(
      testDescription: "scopes",
      before: guarded(by: .cognito(userPools: [pools[0]], header: "Authorization"), scopes: ["a"]),
      after: guarded(
        by: .cognito(userPools: [pools[0]], header: "Authorization"), scopes: ["b/c"]),
      methods: ["remove /authorizationScopes a", "add /authorizationScopes b/c"]),
  ]

  @Test("Each attribute is changed in place, and nothing else", arguments: cases)
  func alone(change: Case) async throws {
    let sandbox = Sandbox()
    try await sandbox.expectConverged(change.before, "before")
    let calls = WrittenCalls(of: sandbox)
    try await sandbox.expectConverged(change.after, "after")
    func patched(_ path: Regex<Substring>) -> [Set<String>] {
      calls.patches(of: path).map { line in
        let operations = line.split(separator: ": ", maxSplits: 1).last ?? ""
        return Set(operations.split(separator: ", ").map(String.init))
      }
    }
    #expect(
      patched(/\/authorizers\/\w+:/) == (change.authorizer.isEmpty ? [] : [Set(change.authorizer)]))
    let methods = Set(change.methods)
    #expect(patched(/\/methods\/\w+:/) == (methods.isEmpty ? [] : [methods, methods]))
  }

  @Test("Authorizers come, move from a route to another, and go with the last one that names them")
  func comesAndGoes() async throws {
    let sandbox = Sandbox()
    let plain = Application.sample()
    try await sandbox.up(plain)
    try await sandbox.expectConverged(Self.token, "it comes")
    let other = Self.token.with {
      $0.api?.authorizers.append(
        Authorizer(name: "other", kind: .request(function: "create-user", identity: [])))
      $0.api?.routes[0].authorization = .authorizer("other", scopes: [])
      $0.api?.routes[1].authorization = .iam
    }
    try await sandbox.expectConverged(other, "another one")
    try await sandbox.expectConverged(plain, "all go")
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first)
    #expect(try await gateway.authorizers(of: api.id).isEmpty)
  }

  @Test("An authorizer that is another function's asks the version that the stage runs")
  func version() async throws {
    let sandbox = Sandbox()
    try await sandbox.expectConverged(Self.token, "first")
    let changed = Self.token.with { $0.functions[1].code.path = "hello 2" }
    let plan = try await sandbox.up(changed)
    #expect(
      Set(plan.changes.map(\.id.description)) == [
        "version hello", "permission hello", "permission hello (authorizers)", "stage dev",
        "alias hello",
      ])
    #expect(try await sandbox.served(changed) == sandbox.expected(changed))
  }

  @Test("A function that is not ours is asked as it stands, and lets this API's authorizers ask it")
  func foreign() async throws {
    let sandbox = Sandbox()
    let theirs = Application.sample(project: "theirs")
    try await sandbox.up(theirs)
    let arn = "arn:aws:lambda:eu-central-1:123456789012:function:theirs-dev-hello:1"
    let foreign = Self.token.with {
      $0.foreignFunctions = [ForeignFunction(name: "legacy", arn: arn)]
      $0.api?.authorizers[0].kind = .token(function: "legacy", header: "X-Token", pattern: nil)
    }
    try await sandbox.up(foreign)
    #expect(try await sandbox.plan(foreign).isEmpty)
    let served = try await sandbox.served(foreign)
    #expect(served["GET /users"]?.contains(" after ") == true)
    try await sandbox.up(Application.sample())
    let plan = try await sandbox.plan(Application.sample())
    #expect(plan.isEmpty)
  }

  @Test("A stage forgets what authorizers said when it moves, if their answers are kept")
  func flush() async throws {
    let sandbox = Sandbox()
    let kept = Self.token
    let unkept = Self.token.with { $0.api?.authorizers[0].cache = .zero }
    for (application, flushes) in [(kept, 0), (unkept, 0), (kept, 1)] {
      let calls = WrittenCalls(of: sandbox)
      try await sandbox.up(application)
      #expect(calls.all.filter { $0.hasSuffix("/cache/authorizers") }.count == flushes)
    }
    let calls = WrittenCalls(of: sandbox)
    try await sandbox.up(kept.with { $0.functions[1].code.path = "hello 2" })
    // An alias follows the stage as well.
    let order = calls.all.filter { !$0.contains("/aliases/") }.suffix(2)
      .map { $0.prefix { $0 != " " } }
    #expect(order == ["PATCH", "DELETE"])
  }

  @Test("What was done by hand is drift, and mended")
  func drift() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.token)
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first?.id)
    let live = try #require(try await gateway.authorizers(of: api).first)
    let id = try #require(live.id)
    try await gateway.updateAuthorizer(
      id, of: api, [.replace("/authorizerResultTtlInSeconds", "7")])
    _ = try await gateway.createAuthorizer(
      .init(
        name: "by-hand", type: "REQUEST",
        authorizerUri: live.authorizerUri,
        authorizerResultTtlInSeconds: 0), of: api)
    let users = try #require(
      try await gateway.resources(of: api).first { $0.path == "/users" })
    try await gateway.updateMethod(
      "GET", on: users.id, of: api,
      [.replace("/authorizationType", "NONE"), .replace("/authorizerId", "")])
    try await Lambda(sandbox.reader).removePermission(
      "gwdeploy-\(api)-authorizers", from: "guide-dev-hello", version: "1")
    let plan = try await sandbox.up(Self.token)
    #expect(
      Set(plan.changes.map(\.id.description)) == [
        "authorizer custom", "authorizer by-hand", "method GET /users",
        "permission hello (authorizers)",
      ])
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    #expect(try await sandbox.plan(Self.token).isEmpty)
    #expect(try await sandbox.served(Self.token) == sandbox.expected(Self.token))
  }

  @Test("A deployment that is gone back to asks authorizers that are gone from the definition")
  func back() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.token)
    try await sandbox.up(Application.sample())
    let again = Self.token.with { $0.functions[1].code.path = "hello 2" }
    try await sandbox.expectConverged(again, "the first deployment, and a new version")
  }
}
