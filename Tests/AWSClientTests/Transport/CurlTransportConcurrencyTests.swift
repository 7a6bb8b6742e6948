import AWSClient
import HTTP
import HTTPTypes
import Primitives
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite("CurlTransport: many requests at once", .timeLimit(.minutes(10)))
struct CurlTransportConcurrencyTests {
  @Test("Requests one after the other share a connection")
  func reuse() async throws {
    let server = try LoopbackServer { _ in .ok() }
    let transport = try CurlTransport()
    for _ in 1...20 { _ = try await transport.send(Request("GET", to: server)) }
    #expect(server.received.count == 20)
    #expect(server.connectionCount == 1)
  }

  @Test("64 requests are under way at once, and each gets its own answer")
  func manyAtOnce() async throws {
    // Nobody is answered before all have asked.
    let gate = Gate(count: 64)
    let server = try LoopbackServer { received in
      gate.pass()
      return .ok(received.line)
    }
    var options = CurlTransport.Options()
    options.maxConnectionsPerHost = 64
    let transport = try CurlTransport(options)
    for _ in 1...2 { try await sendAll(64, to: server, on: transport) }
    #expect(server.connectionCount == 64)
  }

  @Test("No more connections than allowed; what has to wait is not timed out for it")
  func connectionLimit() async throws {
    let server = try LoopbackServer { received in
      usleep(30_000)
      return .ok(received.line)
    }
    var options = CurlTransport.Options()
    options.maxConnectionsPerHost = 2
    options.connectTimeout = .milliseconds(200)
    try await sendAll(40, to: server, on: CurlTransport(options))
    #expect(server.connectionCount == 2)
  }

  @Test("A request that waits for a connection is under the time limit as well")
  func exchangeTimeoutWhileWaiting() async throws {
    let server = try LoopbackServer { _ in .silence }
    var options = CurlTransport.Options()
    options.maxConnectionsPerHost = 1
    options.exchangeTimeout = .milliseconds(100)
    let transport = try CurlTransport(options)
    let request = try Request("GET", to: server)
    await withTaskGroup { group in
      for _ in 1...20 { group.addTask { await failure(of: request, on: transport)?.kind } }
      for await kind in group { #expect(kind == .timedOut) }
    }
    // Had waiting been free, each of them would have had its time on the connection.
    #expect(server.received.count < 20)
  }

  private func sendAll(
    _ count: Int, to server: LoopbackServer, on transport: CurlTransport
  ) async throws {
    try await withThrowingTaskGroup { group in
      for number in 1...count {
        group.addTask {
          let request = try Request("GET", to: server, path: "/\(number)")
          let response = try await transport.send(request)
          #expect(response.body == Array("GET /\(number) HTTP/1.1".utf8))
        }
      }
      try await group.waitForAll()
    }
  }
}
