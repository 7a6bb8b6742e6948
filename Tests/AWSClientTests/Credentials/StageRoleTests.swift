import HTTP
import HTTPTypes
import Primitives
import SigV4
import TestSupport
import Testing

@testable import AWSClient

@Suite("A role on top of other credentials")
struct StageRoleTests {
  @Test("Any provider's keys assume it, and a client signs with what comes back")
  func wrapped() async throws {
    let network = ScriptedTransport([
      .text(
        """
        <AssumeRoleResponse><AssumeRoleResult><Credentials>\
        <AccessKeyId>\(TestCredentials.accessKeyID)</AccessKeyId>\
        <SecretAccessKey>\(TestCredentials.secretAccessKey.revealed)</SecretAccessKey>\
        <SessionToken>hush-session</SessionToken><Expiration>2026-01-01T01:00:00Z</Expiration>\
        </Credentials></AssumeRoleResult></AssumeRoleResponse>
        """),
      .text(
        """
        <GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account>\
        <Arn>arn:aws:sts::123456789012:assumed-role/deploy/gwdeploy</Arn>\
        </GetCallerIdentityResult></GetCallerIdentityResponse>
        """),
    ])
    let surroundings = CredentialSurroundings(
      files: .init(read: { _ in nil }, replace: { _, _ in }),
      transport: RecordedTransport(network), directTransport: { _ in network },
      endpoints: Endpoints(region: Region(rawValue: "eu-central-1")),
      time: TimeSource(now: { CaseMachine.now }, sleep: { _ in }, random: { 0.5 }),
      userAgent: "gwdeploy/test", run: { _ in throw CancellationError() }, askForCode: nil)
    let keys = StaticCredentials(
      Credentials(
        accessKeyID: TestCredentials.accessKeyID,
        secretAccessKey: TestCredentials.secretAccessKey))
    let role = AssumedRoleCredentials(
      .init(arn: "arn:aws:iam::123456789012:role/deploy"), from: keys, surroundings)
    let client = surroundings.client(
      signedWith: RenewingCredentials(role, time: surroundings.time))
    #expect(try await STS(client).callerIdentity().account == "123456789012")
    let tokens = network.sent.map { $0.head.headerFields[.named("x-amz-security-token")] }
    #expect(tokens == [nil, "hush-session"])
  }
}
