import HTTP
import Primitives
import SigV4
import Testing

@testable import AWSClient

@Suite("A metadata service that does not answer")
struct SlowMetadataTests {
  private func chain(
    _ environment: [String: String], server: LoopbackServer
  ) throws -> CredentialChain {
    let url = "http://127.0.0.1:\(server.port)"
    let all = environment.merging(["AWS_EC2_METADATA_SERVICE_ENDPOINT": url]) { $1 }
    let transport = try CurlTransport()
    return CredentialChain(
      AWSSettings(environment: all, profile: nil, read: { _ in nil }),
      CredentialSurroundings(
        files: .init(read: { _ in nil }, replace: { _, _ in }), transport: transport,
        directTransport: { limit throws(TransportError) in
          var options = CurlTransport.Options()
          options.connectTimeout = limit
          options.exchangeTimeout = limit
          return try CurlTransport(options)
        },
        endpoints: Endpoints(region: Region(rawValue: "eu-central-1")),
        time: TimeSource(now: { 0 }, sleep: { _ in }, random: { 0.5 }),
        userAgent: "gwdeploy/test", run: { _ in throw CancellationError() }, askForCode: nil))
  }

  @Test("It is given up by itself, and named with the reason")
  func timeout() async throws {
    let server = try LoopbackServer { _ in .silence }
    let chain = try chain([:], server: server)
    let error = await #expect(throws: CredentialError.self) { try await chain.credentials() }
    #expect(server.received.map(\.line) == ["PUT /latest/api/token HTTP/1.1"])
    let last = try #require(error?.attempts.last)
    #expect(last.source == "instance metadata")
    #expect(last.reason.hasPrefix("127.0.0.1:\(server.port) does not answer: "))
  }

  @Test("It is not even connected to where an earlier source has keys")
  func notAsked() async throws {
    let server = try LoopbackServer { _ in .silence }
    let chain = try chain(
      ["AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "hush"], server: server)
    #expect(try await chain.credentials().accessKeyID == "AKID")
    #expect(server.connectionCount == 0)
  }

  @Test("Its keys are used where it answers")
  func answers() async throws {
    let server = try LoopbackServer { request in
      switch request.line {
      case "PUT /latest/api/token HTTP/1.1": .ok("token")
      case "GET /latest/meta-data/iam/security-credentials/ HTTP/1.1": .ok("role")
      default: .ok(#"{"AccessKeyId":"AKID","SecretAccessKey":"hush","Token":"hush"}"#)
      }
    }
    #expect(try await chain([:], server: server).credentials().accessKeyID == "AKID")
  }
}
