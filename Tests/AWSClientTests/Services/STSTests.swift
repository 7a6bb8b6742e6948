import AWSClient
import TestSupport
import Testing

@Suite("STS")
struct STSTests {
  @Test("The caller is known by account and ARN, in the region that is deployed to")
  func callerIdentity() async throws {
    let arn = "arn:aws:sts::123456789012:assumed-role/deployer/me"
    let (identity, sent) = try await exchange(
      .text(
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>\(arn)</Arn><UserId>AROAEXAMPLEEXAMPLE:me</UserId><Account>123456789012</Account>
          </GetCallerIdentityResult>
          <ResponseMetadata><RequestId>11111111-2222-3333-4444-555555555555</RequestId>
          </ResponseMetadata>
        </GetCallerIdentityResponse>
        """)
    ) { try await STS($0).callerIdentity() }
    #expect(identity.account == "123456789012")
    #expect(identity.arn == arn)
    #expect(sent.map(\.line) == ["POST /"])
    #expect(sent[0].authority == "sts.eu-central-1.amazonaws.com")
    #expect(sent[0].form == ["Action=GetCallerIdentity", "Version=2011-06-15"])
  }

  @Test("Keys that AWS does not know are refused by their code")
  func unknownKeys() async {
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(.refusalInXML(403, "InvalidClientTokenId")) {
        try await STS($0).callerIdentity()
      }
    }
    #expect(error?.code == "InvalidClientTokenId")
    #expect(error?.operation == "sts:GetCallerIdentity")
  }
}
