import HTTP
import Testing

@testable import AWSClient

@Suite("CurlTransport: failures")
struct CurlTransportFailureTests {
  @Test(
    "A request whose answer is lost on a used connection reaches the server once",
    arguments: [("GET", ""), ("DELETE", ""), ("POST", ""), ("POST", "once"), ("PUT", "once")])
  func lostAnswer(method: String, body: String) async throws {
    let server = try LoopbackServer { $0.line.contains("/first") ? .ok() : .close("") }
    let transport = try CurlTransport()
    _ = try await transport.send(Request("GET", to: server, path: "/first"))
    let request = try Request(method, to: server, path: "/second", body: .text(body))
    let error = await failure(of: request, on: transport)
    #expect(error == .answerLost)
    #expect(server.received.map(\.line) == ["GET /first HTTP/1.1", "\(method) /second HTTP/1.1"])
    #expect(server.received.map(\.connection) == [1, 1])
  }

  @Test("The same when the server cannot be reached any more for a second attempt")
  func lostServer() async throws {
    let server = try LoopbackServer { $0.line.contains("/first") ? .ok() : .vanish }
    let transport = try CurlTransport()
    _ = try await transport.send(Request("GET", to: server, path: "/first"))
    let error = try await failure(of: Request("GET", to: server, path: "/second"), on: transport)
    #expect(error?.kind == .connectionLost)
    #expect(error?.delivery == .maybeSent)
    #expect(server.received.count == 2)
  }

  @Test("A kept connection that the server has closed meanwhile costs nothing")
  func staleConnection() async throws {
    let server = try LoopbackServer { _ in .close("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
    let transport = try CurlTransport()
    for _ in 1...3 {
      _ = try await transport.send(Request("GET", to: server))
      await server.waitForNoConnection()
    }
    #expect(server.connectionCount == 3)
  }

  @Test("A refused connection")
  func refused() async throws {
    let port = try unusedPort()
    let error = try await failure(of: Request("GET", authority: "127.0.0.1:\(port)"))
    #expect(error?.kind == .connectionFailed)
    #expect(error?.delivery == .notSent)
    #expect(error?.detail.contains("127.0.0.1 port \(port)") == true)
  }

  @Test("A name that nobody knows")
  func unknownName() async throws {
    // A label of more than 63 letters is no name at all, so nobody is asked.
    let name = String(repeating: "x", count: 64) + ".invalid"
    let error = try await failure(of: Request("GET", authority: name))
    #expect(error?.kind == .nameNotResolved)
    #expect(error?.delivery == .notSent)
  }

  @Test("A time limit on the exchange")
  func exchangeTimeout() async throws {
    let server = try LoopbackServer { _ in .silence }
    var options = CurlTransport.Options()
    options.exchangeTimeout = .milliseconds(50)
    let error = try await failure(of: Request("GET", to: server), options)
    #expect(error?.kind == .timedOut)
    #expect(error?.delivery == .maybeSent)
  }

  @Test("A time limit on silence")
  func stallTimeout() async throws {
    let server = try LoopbackServer { _ in .silence }
    var options = CurlTransport.Options()
    options.stallTimeout = .milliseconds(1)
    let error = try await failure(of: Request("GET", to: server), options)
    #expect(error?.kind == .timedOut)
    #expect(error?.delivery == .maybeSent)
  }

  @Test("A time limit on connecting")
  func connectTimeout() async throws {
    // It takes the connection and says nothing, so the TLS handshake never ends.
    let server = try LoopbackServer { _ in .silence }
    var options = CurlTransport.Options()
    options.connectTimeout = .milliseconds(50)
    let authority = "127.0.0.1:\(server.port)"
    let error = try await failure(
      of: Request("GET", scheme: "https", authority: authority), options)
    #expect(error?.kind == .timedOut)
    #expect(error?.delivery == .notSent)
  }

  @Test("An answer that is too large, and one that just fits")
  func tooLarge() async throws {
    let server = try LoopbackServer { _ in .ok("12345") }
    var options = CurlTransport.Options()
    options.maxResponseBytes = 5
    let request = try Request("GET", to: server)
    #expect(try await CurlTransport(options).send(request).body.count == 5)
    options.maxResponseBytes = 4
    let error = try await failure(of: request, options)
    #expect(error?.kind == .invalidResponse)
    #expect(error?.delivery == .maybeSent)
  }

  @Test(
    "An answer that ends early",
    arguments: [
      "", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nfour",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nfour",
      "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Le",
    ])
  func cut(text: String) async throws {
    let server = try LoopbackServer { _ in .close(text) }
    let error = try await failure(of: Request("GET", to: server))
    #expect(error?.kind == .connectionLost)
    #expect(error?.delivery == .maybeSent)
  }

  @Test("An answer that is not HTTP", arguments: ["SSH-2.0-x\r\n\r\n", "HTTP/1.1 abc\r\n\r\n"])
  func notHTTP(text: String) async throws {
    let server = try LoopbackServer { _ in .close(text) }
    let error = try await failure(of: Request("GET", to: server))
    #expect(error?.kind == .invalidResponse)
    #expect(error?.delivery == .maybeSent)
  }
}
