import TestSupport
import Testing

@testable import AWSClient

@Suite("Custom domain names of API Gateway")
struct DomainTests {
  @Test("A domain is made with its certificate and truststore, and says where DNS must lead")
  func making() async throws {
    let (domain, sent) = try await exchange(
      .text(
        """
        {"domainName":"api.example.com","regionalDomainName":"d-1.execute-api.eu-central-1.\
        amazonaws.com","regionalHostedZoneId":"Z1","domainNameStatus":"AVAILABLE",\
        "endpointConfiguration":{"types":["REGIONAL"]}}
        """, status: 201)
    ) { client in
      try await APIGateway(client).createDomainName(
        .init(
          domainName: "api.example.com", certificateArn: nil,
          regionalCertificateArn: "arn:aws:acm:eu-central-1:123456789012:certificate/0a",
          ownershipVerificationCertificateArn: nil,
          endpointConfiguration: .init(types: ["REGIONAL"]), securityPolicy: "TLS_1_2",
          mutualTlsAuthentication: .init(
            truststoreUri: "s3://trust/ca.pem", truststoreVersion: "1"),
          tags: ["team": "web"]))
    }
    #expect(domain.regionalHostedZoneId == "Z1")
    #expect(domain.domainNameStatus == .available)
    #expect(sent.map(\.line) == ["POST /domainnames"])
  }

  @Test("A domain that is not there has no paths; the path of all is (none)")
  func reading() async throws {
    let (found, sent) = try await exchange(
      .refusal(404, "NotFoundException"), .refusal(404, "NotFoundException"),
      .text(#"{"item":[{"basePath":"(none)","restApiId":"a1","stage":"dev"}]}"#),
      .text("", status: 202)
    ) { client in
      let gateway = APIGateway(client)
      let domain = try await gateway.domainName("api.example.com")
      let none = try await gateway.basePathMappings(of: "api.example.com")
      let mappings = try await gateway.basePathMappings(of: "api.example.com")
      try await gateway.deleteBasePathMapping("(none)", of: "api.example.com")
      return (domain, none, mappings)
    }
    #expect(found.0 == nil && found.1.isEmpty)
    #expect(found.2 == [.init(basePath: "(none)", restApiId: "a1", stage: "dev")])
    #expect(
      sent.map(\.line) == [
        "GET /domainnames/api.example.com",
        "GET /domainnames/api.example.com/basepathmappings?limit=500",
        "GET /domainnames/api.example.com/basepathmappings?limit=500",
        "DELETE /domainnames/api.example.com/basepathmappings/%28none%29",
      ])
  }
}
