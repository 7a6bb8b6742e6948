import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("CORS")
struct PreflightTests {
  private static let plain = Application.sample()

  private func application(_ cors: CORS) -> Application { Self.plain.with { $0.api?.cors = cors } }

  /// The OPTIONS methods of the API by their paths.
  private func preflights(_ sandbox: Sandbox) async throws -> [String: APIGateway.Method] {
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first?.id)
    let resources = try await gateway.resources(of: api)
    return Dictionary(
      uniqueKeysWithValues: resources.compactMap { resource in
        resource.resourceMethods?["OPTIONS"].map { (resource.path, $0) }
      })
  }

  @Test("Each path with a route gets an OPTIONS method that needs neither authorizer nor key")
  func everyPath() async throws {
    let sandbox = Sandbox()
    let guarded = application(CORS()).with {
      $0.api?.authorizers = [
        Authorizer(name: "custom", kind: .request(function: "hello", identity: []))
      ]
      for index in $0.api?.routes.indices ?? 0..<0 {
        $0.api?.routes[index].authorization = .authorizer("custom", scopes: [])
      }
    }
    try await sandbox.up(guarded)
    #expect(try await sandbox.plan(guarded).isEmpty)
    let preflights = try await preflights(sandbox)
    #expect(Set(preflights.keys) == ["/users", "/files/{path+}"])
    for (path, method) in preflights {
      #expect(method.authorizationType == "NONE")
      #expect(method.apiKeyRequired != true)
      #expect(method.methodIntegration?.type == "MOCK")
      let headers =
        method.methodIntegration?.integrationResponses?["204"]?.responseParameters ?? [:]
      #expect(headers["method.response.header.Access-Control-Allow-Origin"] == "'*'")
      #expect(
        headers["method.response.header.Access-Control-Allow-Methods"]
          == (path == "/users" ? "'GET,POST,OPTIONS'" : "'DELETE,GET,HEAD,PATCH,POST,PUT,OPTIONS'"))
    }
    let removed = try await sandbox.up(Self.plain)
    #expect(removed.changes.contains { $0.id.description == "method OPTIONS /users" })
    #expect(try await self.preflights(sandbox).isEmpty)
  }

  @Test("Several origins are told apart by a template, and caches are told so")
  func severalOrigins() async throws {
    let sandbox = Sandbox()
    let cors = CORS(
      origins: ["https://a.example", "https://b.example"], headers: ["X-A"], methods: ["GET"],
      credentials: .allowed, maxAge: .seconds(60))
    try await sandbox.up(application(cors))
    #expect(try await sandbox.plan(application(cors)).isEmpty)
    let response = try #require(
      try await preflights(sandbox)["/users"]?.methodIntegration?.integrationResponses?["204"])
    let prefix = "method.response.header."
    #expect(
      response.responseParameters == [
        "\(prefix)Access-Control-Allow-Origin": "'https://a.example'",
        "\(prefix)Access-Control-Allow-Methods": "'GET'",
        "\(prefix)Access-Control-Allow-Headers": "'X-A'",
        "\(prefix)Access-Control-Allow-Credentials": "'true'",
        "\(prefix)Access-Control-Max-Age": "'60'", "\(prefix)Vary": "'Origin'",
      ])
    let template = try #require(response.responseTemplates?["application/json"] ?? nil)
    #expect(template.contains(#"$origin == "https://a.example" || $origin == "https://b.example""#))
    #expect(template.contains("$context.responseOverride.header.Access-Control-Allow-Origin"))
  }

  @Test("A path that has an OPTIONS route keeps it")
  func ownOptions() async throws {
    let sandbox = Sandbox()
    let own = application(CORS()).with {
      $0.api?.routes.append(
        Route(method: "OPTIONS", path: "/users", integration: .lambdaProxy(function: "hello")))
    }
    try await sandbox.up(own)
    #expect(try await sandbox.plan(own).isEmpty)
    let preflights = try await preflights(sandbox)
    #expect(preflights["/users"]?.methodIntegration?.type == "AWS_PROXY")
    #expect(preflights["/files/{path+}"]?.methodIntegration?.type == "MOCK")
  }

  @Test("What CORS says is changed in place on every path")
  func change() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application(CORS()))
    let plan = try await sandbox.up(application(CORS(maxAge: .seconds(60))))
    let changed = plan.changes.filter { $0.action == .update }.map(\.id.kind.rawValue)
    #expect(changed.contains("integration-response"))
    #expect(!plan.changes.contains { $0.id.kind == .method })
    #expect(try await sandbox.plan(application(CORS(maxAge: .seconds(60)))).isEmpty)
  }
}
