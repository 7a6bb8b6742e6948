import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Properties of an API")
struct APIPropertyTests {
  private static let plain = Application.sample()
  private static let full = plain.with {
    $0.api?.description = "What it is"
    $0.api?.defaultEndpoint = .disabled
    $0.api?.access = Access(allowed: .init(ips: ["198.51.100.0/24"]))
    $0.api?.binaryMediaTypes = ["image/png", "*/*"]
    $0.api?.minimumCompression = 1024
    $0.api?.apiKeySource = .authorizer
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// What is patched when it is set, and when it is back to what AWS has by itself.
    var set: [String]
    var unset: [String]
    var isDeployed = true
    var change: @Sendable (inout API) -> Void
  }

  private static let cases: [Case] = [
    Case(
      testDescription: "description", set: ["replace /description other"],
      unset: ["remove /description"], isDeployed: false
    ) { $0.description = "other" },
    Case(
      testDescription: "default endpoint", set: ["replace /disableExecuteApiEndpoint true"],
      unset: ["replace /disableExecuteApiEndpoint false"]
    ) { $0.defaultEndpoint = .disabled },
    Case(
      testDescription: "API key source", set: ["replace /apiKeySource AUTHORIZER"],
      unset: ["replace /apiKeySource HEADER"]
    ) { $0.apiKeySource = .authorizer },
    Case(
      testDescription: "minimum compression", set: ["replace /minimumCompressionSize 0"],
      unset: ["replace /minimumCompressionSize"]
    ) { $0.minimumCompression = 0 },
    Case(
      testDescription: "binary media types",
      set: ["add /binaryMediaTypes/*~1*", "add /binaryMediaTypes/image~1png"],
      unset: ["remove /binaryMediaTypes/*~1*", "remove /binaryMediaTypes/image~1png"]
    ) { $0.binaryMediaTypes = ["image/png", "*/*"] },
    Case(
      testDescription: "edge endpoint",
      set: ["replace /endpointConfiguration/types/REGIONAL EDGE"],
      unset: ["replace /endpointConfiguration/types/EDGE REGIONAL"]
    ) { $0.endpoint = .edge },
  ]

  @Test("Tags of the API alone are set, and those of others stay")
  func tags() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.plain)
    let gateway = APIGateway(sandbox.reader)
    let id = try #require(try await gateway.restAPIs().first?.id)
    try await gateway.tag(
      "arn:aws:apigateway:eu-central-1::/restapis/\(id)", ["owner": "others", "cost": "7"])
    #expect(try await sandbox.plan(Self.plain).isEmpty)
    let tagged = Self.plain.with { $0.api?.tags = ["team": "api", "cost": "9"] }
    let plan = try await sandbox.plan(tagged)
    #expect(
      plan.changes.flatMap(\.differences).map(\.path) == ["tags.cost", "tags.team"])
    await sandbox.apply(plan)
    #expect(try await sandbox.plan(tagged).isEmpty)
    let tags = try #require(try await gateway.restAPIs().first?.tags)
    #expect(tags["owner"] == "others" && tags["cost"] == "9" && tags["team"] == "api")
    #expect(tags["gwdeploy:project"] == "guide")
    #expect(try await gateway.stages(of: id).first?.tags?["team"] == "web")
  }

  @Test(
    "Each is changed alone, in place, with one patch, and deployed if it must be", arguments: cases)
  func alone(property: Case) async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.plain)
    var changed = Self.plain
    if var api = changed.api {
      property.change(&api)
      changed.api = api
    }
    // The way back leads to the deployment that was there before.
    let steps: [(Application, [String], Set<Kind>)] = [
      (changed, property.set, [.deployment, .stage]), (Self.plain, property.unset, [.stage]),
    ]
    for (application, patches, deploying) in steps {
      let calls = WrittenCalls(of: sandbox)
      let plan = try await sandbox.up(application)
      let kinds = property.isDeployed ? deploying.union([.restAPI]) : [.restAPI]
      #expect(Set(plan.changes.map(\.id.kind)) == kinds)
      let patched = calls.patches(of: /\/restapis\/[a-z0-9]+:/)
      #expect(patched.count == 1)
      #expect(patched.first?.hasSuffix(": \(patches.joined(separator: ", "))") == true)
      #expect(try await sandbox.plan(application).isEmpty)
    }
  }

  @Test("All are made with the API, and a second plan finds nothing")
  func made() async throws {
    let sandbox = Sandbox()
    let calls = WrittenCalls(of: sandbox)
    try await sandbox.expectConverged(Self.full, "made with all of them")
    #expect(calls.patches(of: /\/restapis\/[a-z0-9]+:/).isEmpty)
  }

  @Test("What was changed by hand is drift, and mended without a new deployment")
  func drift() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Self.full)
    let gateway = APIGateway(sandbox.reader)
    let api = try #require(try await gateway.restAPIs().first)
    try await gateway.updateRestAPI(
      api.id,
      [
        .replace("/policy", ""), .remove("/binaryMediaTypes/image~1png"),
        .add("/binaryMediaTypes/text~1csv"), .replace("/apiKeySource", "HEADER"),
      ])
    let plan = try await sandbox.up(Self.full)
    #expect(plan.changes.map(\.id.kind) == [.restAPI])
    #expect(plan.changes.allSatisfy { $0.cause == .drift })
    #expect(try await sandbox.plan(Self.full).isEmpty)
  }

  @Test("An API becomes private by way of a regional one, with the policy that it needs")
  func privateAPI() async throws {
    let sandbox = Sandbox()
    let edge = Self.plain.with { $0.api?.endpoint = .edge }
    let vpc = ["vpce-12345678", "vpce-23456789"]
    let hidden = Self.plain.with { $0.api?.endpoint = .private(vpcEndpoints: vpc) }
    let fewer = Self.plain.with { $0.api?.endpoint = .private(vpcEndpoints: [vpc[1]]) }
    try await sandbox.up(edge)
    var calls = WrittenCalls(of: sandbox)
    try await sandbox.up(hidden)
    #expect(calls.patches(of: /types\/EDGE REGIONAL$/).count == 1)
    #expect(
      calls.patches(
        of: /: replace \S+types\/REGIONAL PRIVATE, add \S+ vpce-12345678, add \S+ vpce-23456789$/
      ).count == 1)
    #expect(try await sandbox.plan(hidden).isEmpty)
    let api = try #require(try await APIGateway(sandbox.reader).restAPIs().first)
    #expect(api.endpointConfiguration?.types == ["PRIVATE"])
    #expect(Set(api.endpointConfiguration?.vpcEndpointIds ?? []) == Set(vpc))
    #expect(api.unescapedPolicy?.contains("aws:SourceVpce") == true)

    try await sandbox.expectConverged(fewer, "one VPC endpoint fewer")
    calls = WrittenCalls(of: sandbox)
    try await sandbox.expectConverged(edge, "edge again")
    #expect(calls.patches(of: /types\/PRIVATE REGIONAL/).count == 1)
    #expect(calls.patches(of: /types\/REGIONAL EDGE/).count == 1)
  }

  @Test("In a shared world, a stage that is behind leaves the properties that another one has")
  func shared() async throws {
    let sandbox = Sandbox()
    let dev = Application.sample(stage: "dev", isolation: .shared)
    let prod = Application.sample(stage: "prod", isolation: .shared)
    try await sandbox.up(prod)
    try await sandbox.up(dev.with { $0.api?.binaryMediaTypes = ["image/png"] })
    let plan = try await sandbox.plan(prod)
    #expect(plan.isEmpty)
    #expect(plan.notes.count == 1)
  }
}
