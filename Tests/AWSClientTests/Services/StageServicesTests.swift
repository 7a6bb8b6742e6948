import Primitives
import TestSupport
import Testing

@testable import AWSClient

/// What stages use beside their APIs.
@Suite("API Gateway's account, certificates and caches; WAF")
struct StageServicesTests {
  private static let role = "arn:aws:iam::123456789012:role/logs"
  private static let acl = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/guard/0a1b"
  private static let stage = "arn:aws:apigateway:eu-central-1::/restapis/a1b2c3d4e5/stages/dev"

  @Test("A stage is read with all its settings")
  func stage() async throws {
    let (stage, sent) = try await exchange(
      .text(
        """
        {"stageName":"dev","deploymentId":"d1","cacheClusterEnabled":true,"cacheClusterSize":"0.5",\
        "cacheClusterStatus":"CREATE_IN_PROGRESS","methodSettings":{"*/*":{"metricsEnabled":true,\
        "loggingLevel":"INFO","throttlingRateLimit":0.5,"throttlingBurstLimit":7}},\
        "accessLogSettings":{"destinationArn":"arn:x","format":"$context.requestId"},\
        "tracingEnabled":true,"clientCertificateId":"c1","webAclArn":"\(Self.acl)"}
        """)
    ) { try await APIGateway($0).stage("dev", of: "a1b2c3d4e5") }
    #expect(sent.map(\.line) == ["GET /restapis/a1b2c3d4e5/stages/dev"])
    #expect(stage.cacheClusterStatus == .creating && stage.cacheClusterSize == "0.5")
    #expect(stage.methodSettings?["*/*"]?.throttlingRateLimit == 0.5)
    #expect(stage.methodSettings?["*/*"]?.cachingEnabled == nil)
    #expect(stage.accessLogSettings?.destinationArn == "arn:x")
    #expect(stage.tracingEnabled == true && stage.clientCertificateId == "c1")
    #expect(stage.webAclArn == Self.acl)
  }

  @Test("The account says its role for logs and its limits")
  func account() async throws {
    let (account, sent) = try await exchange(
      .text(
        """
        {"cloudwatchRoleArn":"\(Self.role)","throttleSettings":{"burstLimit":5000,\
        "rateLimit":10000.0},"features":["UsagePlans"],"apiKeyVersion":"4"}
        """)
    ) { try await APIGateway($0).account() }
    #expect(sent.map(\.line) == ["GET /account"])
    #expect(account.cloudwatchRoleArn == Self.role)
    #expect(account.throttleSettings?.rateLimit == 10_000)
    #expect(account.throttleSettings?.burstLimit == 5000)
  }

  @Test("A new role is tried until API Gateway can write with it")
  func logRole() async throws {
    let refusal = "The role ARN does not have required permissions configured. Please grant"
    let (_, sent) = try await exchange(
      .refusal(400, "BadRequestException", refusal), .text("{}")
    ) { try await APIGateway($0).setLogRole(Self.role) }
    #expect(sent.map(\.line) == ["PATCH /account", "PATCH /account"])
    #expect(
      try sent[0].json == [
        "patchOperations": [
          ["op": "replace", "path": "/cloudwatchRoleArn", "value": .string(Self.role)]
        ]
      ])
  }

  @Test("Client certificates are listed, made with tags, and deleted")
  func certificates() async throws {
    let (list, listed) = try await exchange(
      .text(#"{"item":[{"clientCertificateId":"c1","tags":{"a":"b"}}]}"#)
    ) { try await APIGateway($0).clientCertificates() }
    #expect(listed.map(\.line) == ["GET /clientcertificates?limit=500"])
    #expect(list.map(\.clientCertificateId) == ["c1"] && list[0].tags == ["a": "b"])
    let (made, sent) = try await exchange(.text(#"{"clientCertificateId":"c2"}"#, status: 201)) {
      try await APIGateway($0).generateClientCertificate(description: "mine", tags: ["a": "b"])
    }
    #expect(made.clientCertificateId == "c2")
    #expect(try sent.map { try $0.json } == [["description": "mine", "tags": ["a": "b"]]])
    try await Operation("DELETE /clientcertificates/c1") {
      try await APIGateway($0).deleteClientCertificate("c1")
    }.expectRequest(status: 202)
    try await Operation("DELETE /restapis/a1/stages/dev/cache/data") {
      try await APIGateway($0).flushStageCache("dev", of: "a1")
    }.expectRequest(status: 202)
  }

  @Test("A stage that WAF does not know yet is waited for")
  func webACL() async throws {
    let (_, sent) = try await exchange(
      .text(#"{"__type":"WAFUnavailableEntityException","Message":"Retry."}"#, status: 400),
      .text("{}")
    ) { try await WAF($0).associate(webACL: Self.acl, with: Self.stage) }
    #expect(
      sent.map { $0.field("x-amz-target") } == [
        "AWSWAF_20190729.AssociateWebACL", "AWSWAF_20190729.AssociateWebACL",
      ])
    #expect(
      try sent[0].json == ["WebACLArn": .string(Self.acl), "ResourceArn": .string(Self.stage)])
    let (_, taken) = try await exchange(.text("{}")) {
      try await WAF($0).disassociate(from: Self.stage)
    }
    #expect(taken[0].field("x-amz-target") == "AWSWAF_20190729.DisassociateWebACL")
    #expect(try taken[0].json == ["ResourceArn": .string(Self.stage)])
  }
}
