import AWSClient
import HTTP
import Primitives
import SigV4
import TestSupport

extension Client {
  /// A client of fixed keys over a transport; what it sends is held against AWS's models as well.
  init(
    over transport: any Transport, region: String = "eu-central-1", time: FakeTime = FakeTime(),
    policy: RetryPolicy = RetryPolicy()
  ) {
    self.init(
      transport: RecordedTransport(transport),
      credentials: StaticCredentials(
        Credentials(
          accessKeyID: TestCredentials.accessKeyID,
          secretAccessKey: TestCredentials.secretAccessKey)),
      endpoints: Endpoints(region: Region(rawValue: region)), time: time.source, policy: policy,
      userAgent: "gwdeploy/test")
  }
}

/// Makes calls that are answered one after the other, and gives their result with what was sent.
func exchange<Result>(
  _ answers: ScriptedTransport.Outcome..., calls: (Client) async throws -> Result
) async throws -> (result: Result, sent: [SentRequest]) {
  let transport = ScriptedTransport(answers)
  let result = try await calls(Client(over: transport))
  return (result, try transport.sent.map(SentRequest.init))
}
