import HTTPTypes
import LocalCloud
import Primitives
import Testing

/// What stages use beside their APIs: caches, certificates, web ACLs, the account's role for logs.
@Suite struct StageSurroundingsTests {
  private static let acl =
    "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/guard/0a1b"

  /// Makes an API with a stage `dev` that has a cache or not; gives the stage's path.
  private func makeStage(_ caller: Caller, _ members: [String: JSON] = [:]) async throws -> String {
    let (api, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let plain: [String: JSON] = [
      "stageName": "dev", "deploymentId": .string(try await caller.deploy(api)),
    ]
    let made = try await caller.gateway(
      .post, "\(api)/stages", .object(plain.merging(members) { $1 }))
    try #require(made.status == 201)
    return "\(api)/stages/dev"
  }

  @Test(
    "A cache takes its time, in which the stage takes no patch, and is flushed when it is there")
  func cache() async throws {
    var settings = Cloud.Settings()
    settings.cacheUpdate = .seconds(240)
    let caller = Caller(settings)
    let stage = try await makeStage(caller)
    let none = try await caller.gateway(.delete, "\(stage)/cache/data")
    #expect(none.status == 400)
    let made = try await caller.patch(
      stage, [("replace", "/cacheClusterEnabled", "true"), ("replace", "/cacheClusterSize", "1.6")])
    #expect(made["cacheClusterStatus"] == "CREATE_IN_PROGRESS")
    let refused = try await caller.patch(stage, [("replace", "/description", "x")])
    #expect(refused.fault.hasPrefix("409 ConflictException: Unable to complete operation"))
    #expect(try await caller.gateway(.delete, "\(stage)/cache/data").status == 400)
    caller.cloud.advance(by: .seconds(240))
    #expect(try await caller.gateway(.get, stage)["cacheClusterStatus"] == "AVAILABLE")
    #expect(try await caller.gateway(.delete, "\(stage)/cache/data").status == 202)
    #expect(try await caller.gateway(.delete, "\(stage)/cache/authorizers").status == 202)
    let resized = try await caller.patch(stage, [("replace", "/cacheClusterSize", "0.5")])
    #expect(resized["cacheClusterStatus"] == "CREATE_IN_PROGRESS")
    caller.cloud.advance(by: .seconds(240))
    let gone = try await caller.patch(stage, [("replace", "/cacheClusterEnabled", "false")])
    #expect(gone["cacheClusterStatus"] == "DELETE_IN_PROGRESS")
    caller.cloud.advance(by: .seconds(240))
    let after = try await caller.gateway(.get, stage)
    #expect(after["cacheClusterStatus"] == "NOT_AVAILABLE")
    #expect(after["cacheClusterSize"] == "0.5")
  }

  @Test("Client certificates are made, shown by a stage, and deleted when none shows them")
  func certificates() async throws {
    let caller = Caller()
    let stage = try await makeStage(caller)
    let made = try await caller.gateway(
      .post, "/clientcertificates", ["description": "mine", "tags": ["a": "b"]])
    let id = try #require(made["clientCertificateId"]?.string)
    #expect(made.status == 201 && made["tags"] == ["a": "b"])
    #expect(try await caller.gateway(.get, "/clientcertificates?limit=500").items == [made.json])
    #expect(
      try await caller.patch(stage, [("replace", "/clientCertificateId", "nope")]).fault
        == "404 NotFoundException: Invalid Client Certificate identifier specified")
    let shown = try await caller.patch(stage, [("replace", "/clientCertificateId", id)])
    #expect(shown["clientCertificateId"] == .string(id))
    #expect(try await caller.gateway(.delete, "/clientcertificates/\(id)").status == 400)
    let hidden = try await caller.patch(stage, [("replace", "/clientCertificateId", "")])
    #expect(hidden["clientCertificateId"] == nil)
    #expect(try await caller.gateway(.delete, "/clientcertificates/\(id)").status == 202)
    #expect(try await caller.gateway(.get, "/clientcertificates/\(id)").status == 404)
  }

  @Test("The account's role must trust API Gateway, have AWS's policy and be known for a while")
  func logRole() async throws {
    var settings = Cloud.Settings()
    settings.rolePropagation = .seconds(10)
    let caller = Caller(settings)
    let arn = Caller.roleARN("logs")
    func set() async throws -> Answer {
      try await caller.patch("/account", [("replace", "/cloudwatchRoleArn", arn)])
    }
    let refusal =
      "400 BadRequestException: The role ARN does not have required permissions configured."
    #expect(try await set().fault.hasPrefix(refusal))
    let trust = Caller.trust.replacing("lambda.amazonaws.com", with: "apigateway.amazonaws.com")
    _ = try await caller.iam(
      "CreateRole", [("RoleName", "logs"), ("AssumeRolePolicyDocument", trust)])
    caller.cloud.advance(by: .seconds(10))
    #expect(try await set().fault.hasPrefix(refusal))
    let policy = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
    _ = try await caller.iam("AttachRolePolicy", [("RoleName", "logs"), ("PolicyArn", policy)])
    #expect(try await set()["cloudwatchRoleArn"] == .string(arn))
    #expect(try await caller.gateway(.get, "/account")["cloudwatchRoleArn"] == .string(arn))
    #expect(
      try await caller.patch("/account", [("replace", "/cloudwatchRoleArn", "")]).fault
        == "400 BadRequestException: The role ARN is not well formed")
  }

  @Test("A web ACL is put on a stage that WAF knows, and taken off")
  func webACL() async throws {
    var settings = Cloud.Settings()
    settings.webACLs = [Self.acl]
    settings.stagePropagation = .seconds(5)
    let caller = Caller(settings)
    let stage = try await makeStage(caller)
    let arn = "arn:aws:apigateway:eu-central-1::\(stage)"
    func waf(_ operation: String, _ acl: String? = nil) async throws -> Answer {
      var body: [String: JSON] = ["ResourceArn": .string(arn)]
      body["WebACLArn"] = acl.map(JSON.string)
      return try await caller.target("wafv2", "AWSWAF_20190729.\(operation)", .object(body))
    }
    let early = try await waf("AssociateWebACL", Self.acl)
    #expect(early.fault.hasPrefix("400 WAFUnavailableEntityException: "))
    caller.cloud.advance(by: .seconds(5))
    let unknown = try await waf("AssociateWebACL", "\(Self.acl)x")
    #expect(unknown.fault.hasPrefix("400 WAFNonexistentItemException: "))
    #expect(try await waf("AssociateWebACL", Self.acl).status == 200)
    #expect(try await waf("GetWebACLForResource")["WebACL", "ARN"] == .string(Self.acl))
    #expect(try await caller.gateway(.get, stage)["webAclArn"] == .string(Self.acl))
    #expect(try await waf("DisassociateWebACL").status == 200)
    #expect(try await waf("GetWebACLForResource").json == [:])
    #expect(try await caller.gateway(.get, stage)["webAclArn"] == nil)
  }
}
