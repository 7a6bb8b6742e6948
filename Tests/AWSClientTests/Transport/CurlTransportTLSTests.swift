import AWSClient
import HTTP
import HTTPTypes
import Testing

@Suite("CurlTransport: TLS")
struct CurlTransportTLSTests {
  @Test("A server that does not speak TLS")
  func plainServer() async throws {
    let server = try LoopbackServer(greeting: "220 mail.invalid\r\n") { _ in .silence }
    let authority = "127.0.0.1:\(server.port)"
    let error = try await failure(of: Request("GET", scheme: "https", authority: authority))
    #expect(error?.kind == .tlsFailed)
    #expect(error?.delivery == .notSent)
    #expect(server.received.isEmpty)
  }
}

@Suite("CurlTransport: certificates", .enabled(if: TLSServer.isAvailable), .timeLimit(.minutes(10)))
struct CurlTransportCertificateTests {
  @Test("A certificate of the bundle is trusted for its own name")
  func trusted() async throws {
    let server = try TLSServer()
    let response = try await CurlTransport(server.trusted).send(server.request(host: "127.0.0.1"))
    #expect(response.head.status.code == 200)
  }

  @Test("A certificate that nobody vouches for is not")
  func untrusted() async throws {
    let server = try TLSServer()
    let error = try await failure(of: server.request(host: "127.0.0.1"))
    #expect(error?.kind == .tlsFailed)
    #expect(error?.delivery == .notSent)
  }

  @Test("A certificate of another name is not")
  func wrongName() async throws {
    let server = try TLSServer()
    let error = try await failure(of: server.request(host: "localhost"), server.trusted)
    #expect(error?.kind == .tlsFailed)
    #expect(error?.delivery == .notSent)
  }

  @Test("TLS 1.1 is not spoken any more")
  func oldVersion() async throws {
    let server = try TLSServer(arguments: ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
    let error = try await failure(of: server.request(host: "127.0.0.1"), server.trusted)
    #expect(error?.kind == .tlsFailed)
    #expect(error?.delivery == .notSent)
  }

  @Test("A bundle that does not exist")
  func missingBundle() async throws {
    let server = try TLSServer()
    var options = server.trusted
    options.certificateBundle = "/nowhere.pem"
    let error = try await failure(of: server.request(host: "127.0.0.1"), options)
    #expect(error?.kind == .tlsFailed)
    #expect(error?.delivery == .notSent)
  }
}
