import AWSClient
import HTTP
import HTTPTypes
import Primitives
import Testing

@Suite("CurlTransport: proxies")
struct CurlTransportProxyTests {
  private let basic = "Proxy-Authorization: Basic dXNlcjpwYTpzcw=="  // user:pa:ss

  @Test("A plain request goes through the proxy with user name and password")
  func plain() async throws {
    let server = try LoopbackServer { _ in .ok("from the proxy") }
    let options = try options("http://user:pa%3Ass@127.0.0.1:\(server.port)")
    let request = try Request("GET", authority: "server.invalid", path: "/a/../b")
    let response = try await CurlTransport(options).send(request)
    #expect(response.body == Array("from the proxy".utf8))
    let received = try #require(server.received.first)
    #expect(received.line == "GET http://server.invalid/a/../b HTTP/1.1")
    #expect(received.fields.contains("Host: server.invalid"))
    #expect(received.fields.contains(basic))
  }

  @Test("A request over TLS asks for a tunnel and shows the proxy none of its fields")
  func tunnel() async throws {
    let server = try LoopbackServer { _ in
      .close("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    }
    let options = try options("user:pa%3Ass@127.0.0.1:\(server.port)")
    var request = try Request("GET", scheme: "https", authority: "server.invalid", path: "/path")
    request.head.headerFields[.authorization] = "hidden"
    let error = try await failure(of: request, options)
    #expect(error?.kind == .proxyFailed)
    #expect(error?.delivery == .notSent)
    let received = try #require(server.received.first)
    #expect(received.line == "CONNECT server.invalid:443 HTTP/1.1")
    #expect(received.fields.contains(basic))
    #expect(!received.head.contains("hidden"))
    #expect(!received.head.contains("/path"))
  }

  @Test(
    "Hosts among the exceptions are reached directly", arguments: ["127.0.0.1", "127.0.0.0/8", "*"])
  func exceptions(exception: String) async throws {
    let server = try LoopbackServer { _ in .ok() }
    let options = try options(
      "http://127.0.0.1:\(unusedPort())", exceptions: [".elsewhere.invalid", exception])
    _ = try await CurlTransport(options).send(Request("GET", to: server))
    #expect(server.received.first?.line == "GET / HTTP/1.1")
  }

  @Test(
    "A proxy that cannot be reached, and no word of its password",
    arguments: [
      "http://user:hunter2@127.0.0.1:1",
      "user:hunter2@\(String(repeating: "x", count: 64)).invalid:1",
      "gopher://user:hunter2@127.0.0.1:1", "socks5h://user:hunter2@127.0.0.1:1",
    ])
  func unreachable(url: String) async throws {
    let error = try await failure(
      of: Request("GET", authority: "server.invalid"), options(url))
    #expect(error?.kind == .proxyFailed)
    #expect(error?.delivery == .notSent)
    #expect(error?.detail.contains("hunter2") == false)
  }

  @Test(
    "A URL that is none is refused, without a word of it",
    arguments: ["", "http://user:hunter2@host:x"])
  func malformed(url: String) throws {
    let error = #expect(throws: TransportError.self) { try CurlTransport.Proxy(Secret(url)) }
    #expect(error?.kind == .proxyFailed)
    #expect(error?.detail.contains("hunter2") == false)
  }

  @Test("A proxy prints without its user's password")
  func printed() throws {
    let proxy = try CurlTransport.Proxy(Secret("http://user:hunter2@host:3128/"))
    #expect(!String(reflecting: proxy).contains("hunter2"))
    #expect(proxy.url == "http://host:3128/")
  }

  private func options(
    _ url: String, exceptions: [String] = []
  ) throws -> CurlTransport.Options {
    var options = CurlTransport.Options()
    options.proxy = try CurlTransport.Proxy(Secret(url), exceptions: exceptions)
    return options
  }
}
