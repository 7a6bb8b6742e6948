import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Gateway responses")
struct GatewayResponseTests {
  private static let plain = Application.sample()

  private static func with(_ responses: Manifest.GatewayResponse...) -> Application {
    plain.with { $0.api?.gatewayResponses = responses }
  }

  private static let base = GatewayResponse(
    type: .throttled, headers: ["Retry-After": "'1'"],
    templates: ["application/json": #"{"slow": true}"#])

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var after: Manifest.GatewayResponse
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "status",
      after: GatewayResponse(
        type: .throttled, status: 503, headers: base.headers, templates: base.templates)),
    Case(
      testDescription: "headers",
      after: GatewayResponse(
        type: .throttled, headers: ["X-Id": "context.requestId"], templates: base.templates)),
    Case(
      testDescription: "parameters",
      after: GatewayResponse(
        type: .throttled, headers: base.headers,
        parameters: ["gatewayresponse.path.p": "method.request.header.P"],
        templates: base.templates)),
    Case(
      testDescription: "templates",
      after: GatewayResponse(
        type: .throttled, headers: base.headers, templates: ["text/plain": "slow"])),
    Case(
      testDescription: "no templates",
      after: GatewayResponse(type: .throttled, headers: base.headers)),
  ]

  @Test("Each attribute is changed alone, with one call, and deployed", arguments: cases)
  func alone(change: Case) async throws {
    let sandbox = Sandbox()
    try await sandbox.expectConverged(Self.with(Self.base), "before")
    let calls = WrittenCalls(of: sandbox)
    let plan = try await sandbox.up(Self.with(change.after))
    #expect(Set(plan.changes.map(\.id.kind)) == [.gatewayResponse, .deployment, .stage])
    #expect(calls.all.filter { $0.contains("/gatewayresponses/THROTTLED") }.count == 1)
    #expect(try await sandbox.plan(Self.with(change.after)).isEmpty)
    try await sandbox.expectConverged(Self.with(Self.base), "back")
  }

  @Test("A response that the manifest does not name is AWS's own again, whoever made it")
  func reset() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.with(Self.base))
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first?.id)
    try await gateway.putGatewayResponse(
      .init(
        responseType: "UNAUTHORIZED", statusCode: "402", responseParameters: [:],
        responseTemplates: [:]), of: api)
    let plan = try await sandbox.up(Self.with(Self.base))
    #expect(plan.changes.map(\.id.description) == ["gateway-response UNAUTHORIZED"])
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    try await sandbox.expectConverged(Self.plain, "none is named")
    #expect(try await gateway.gatewayResponses(of: api).allSatisfy { $0.defaultResponse == true })
  }

  @Test("A status that is AWS's own is no difference")
  func ownStatus() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.with(GatewayResponse(type: .unauthorized, status: 401)))
    #expect(try await sandbox.plan(Self.with(GatewayResponse(type: .unauthorized))).isEmpty)
  }

  @Test(
    "With CORS errors carry its headers, and what the manifest says of them comes first",
    arguments: [
      (CORS(), ["Access-Control-Allow-Origin": "'*'"]),
      (
        CORS(origins: ["https://a.example"], exposed: ["X-Total", "X-Page"]),
        [
          "Access-Control-Allow-Origin": "'https://a.example'",
          "Access-Control-Expose-Headers": "'X-Total,X-Page'",
        ]
      ),
      (
        CORS(origins: ["https://a.example", "https://b.example"]),
        ["Access-Control-Allow-Origin": "'*'", "Vary": "'Origin'"]
      ),
      (
        CORS(origins: ["https://a.example", "https://b.example"], credentials: .allowed),
        [
          "Access-Control-Allow-Origin": "'https://a.example'", "Vary": "'Origin'",
          "Access-Control-Allow-Credentials": "'true'",
        ]
      ),
    ])
  func cors(cors: CORS, headers: [String: String]) async throws {
    let sandbox = Sandbox()
    let application = Self.plain.with {
      $0.api?.cors = cors
      $0.api?.gatewayResponses = [
        GatewayResponse(type: .default5XX, status: 599, headers: ["X-Own": "'1'", "Vary": "'X'"])
      ]
    }
    try await sandbox.up(application)
    #expect(try await sandbox.plan(application).isEmpty)
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first?.id)
    let responses = Dictionary(
      uniqueKeysWithValues: try await gateway.gatewayResponses(of: api).map {
        ($0.responseType, $0)
      })
    func named(_ headers: [String: String]) -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: headers.map { ("gatewayresponse.header.\($0.key)", $0.value) })
    }
    #expect(responses["DEFAULT_4XX"]?.responseParameters == named(headers))
    let own = headers.merging(["X-Own": "'1'", "Vary": "'X'"]) { $1 }
    #expect(responses["DEFAULT_5XX"]?.responseParameters == named(own))
    #expect(responses["DEFAULT_5XX"]?.statusCode == "599")
  }
}
