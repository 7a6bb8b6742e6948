import AWSClient
import HTTP
import HTTPTypes
import Primitives
import Testing

@Suite("CurlTransport: requests as they arrive")
struct CurlTransportRequestTests {
  @Test(
    "Head and body arrive as given, with a length only where there is or should be a body",
    arguments: [
      ("GET", "", [], ""),
      ("DELETE", "", [], ""),
      ("POST", "", ["Content-Length: 0"], ""),
      ("PUT", "", ["Content-Length: 0"], ""),
      ("PATCH", "", ["Content-Length: 0"], ""),
      ("POST", "{}", ["Content-Length: 2"], "{}"),
      ("PUT", "zip", ["Content-Length: 3"], "zip"),
      ("PATCH", "[]", ["Content-Length: 2"], "[]"),
      ("DELETE", "x", ["Content-Length: 1"], "x"),
      ("GET", "x", ["Content-Length: 1"], "x"),
      ("PURGE", "", [], ""),
    ])
  func shape(method: String, body: String, lengths: [String], arrived: String) async throws {
    let server = try LoopbackServer { _ in .ok() }
    var request = try Request(method, to: server, body: .text(body))
    request.head.headerFields[.contentType] = "text/plain"
    _ = try await CurlTransport().send(request)
    let received = try #require(server.received.first)
    #expect(received.line == "\(method) / HTTP/1.1")
    #expect(
      received.fields == lengths + ["Content-Type: text/plain", "Host: 127.0.0.1:\(server.port)"])
    #expect(received.body == Array(arrived.utf8))
  }

  @Test("HEAD is answered by a head alone, whatever length it announces")
  func head() async throws {
    let server = try LoopbackServer { _ in .keep("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n") }
    let response = try await CurlTransport().send(Request("HEAD", to: server))
    #expect(server.received.first?.line == "HEAD / HTTP/1.1")
    #expect(response.head.headerFields[.contentLength] == "5")
    #expect(response.body.isEmpty)
  }

  @Test("One handle carries any order of methods, and nothing of one request is left in the next")
  func methodsInTurn() async throws {
    let server = try LoopbackServer {
      $0.line.hasPrefix("HEAD") ? .keep("HTTP/1.1 204 No Content\r\n\r\n") : .ok()
    }
    let transport = try CurlTransport()
    let methods = ["POST", "HEAD", "GET", "PUT", "DELETE", "HEAD", "POST", "GET"]
    for method in methods {
      let body = ["POST", "PUT"].contains(method) ? Body.text("body") : .empty
      _ = try await transport.send(Request(method, to: server, body: body))
    }
    #expect(server.received.map(\.line) == methods.map { "\($0) / HTTP/1.1" })
    #expect(server.received.map(\.body.count) == [4, 0, 0, 4, 0, 0, 4, 0])
    #expect(server.connectionCount == 1)
  }

  @Test(
    "The path arrives as it is",
    arguments: [
      "/a/../b//c%2F", "/./x/.", "/?", "/?q", "/a?b=%20&c=a+b&d=/../",
      "/~!$&'()*,;=:@\"<>[]{}|^`\\",
    ])
  func path(path: String) async throws {
    let server = try LoopbackServer { _ in .ok() }
    _ = try await CurlTransport().send(Request("GET", to: server, path: path))
    #expect(server.received.first?.line == "GET \(path) HTTP/1.1")
  }

  @Test("Fields arrive as given: repeated, empty, and those that libcurl would fill in itself")
  func fields() async throws {
    let server = try LoopbackServer { _ in .ok() }
    var request = try Request("GET", to: server)
    for (name, value) in [
      ("X-A", "1"), ("X-A", "2"), ("X-Empty", ""), ("Accept", "a/b"), ("User-Agent", "test"),
      ("x-lower", "ü"),
    ] {
      request.head.headerFields.append(
        HTTPField(name: try #require(HTTPField.Name(name)), value: value))
    }
    _ = try await CurlTransport().send(request)
    #expect(
      server.received.first?.fields == [
        "Accept: a/b", "Host: 127.0.0.1:\(server.port)", "User-Agent: test", "X-A: 1", "X-A: 2",
        "X-Empty:", "x-lower: ü",
      ])
  }

  @Test("Host and Content-Length follow from authority and body, whatever the fields say")
  func ownFields() async throws {
    let server = try LoopbackServer { _ in .ok() }
    var request = try Request("POST", to: server, body: .text("four"))
    for (name, value) in [
      ("Host", "elsewhere"), ("Content-Length", "99"), ("Transfer-Encoding", "chunked"),
      ("Expect", "100-continue"),
    ] {
      request.head.headerFields[try #require(HTTPField.Name(name))] = value
    }
    _ = try await CurlTransport().send(request)
    let received = try #require(server.received.first)
    #expect(received.fields == ["Content-Length: 4", "Host: 127.0.0.1:\(server.port)"])
    #expect(received.body == Array("four".utf8))
  }

  @Test("Five megabytes from a source arrive whole, with no 100-continue asked for")
  func upload() async throws {
    let server = try LoopbackServer { _ in .ok() }
    let source = Pattern(count: 5_000_000)
    let request = try Request("PUT", to: server, body: .source(source))
    _ = try await CurlTransport().send(request)
    let received = try #require(server.received.first)
    #expect(received.fields == ["Content-Length: 5000000", "Host: 127.0.0.1:\(server.port)"])
    #expect(try received.body == request.body.collected())
  }

  @Test("A source with more bytes than it announced is cut, so that the next request stays whole")
  func surplus() async throws {
    let server = try LoopbackServer { _ in .ok() }
    let transport = try CurlTransport()
    let source = Pattern(announced: 10, count: 1_000)
    _ = try await transport.send(Request("PUT", to: server, body: .source(source)))
    _ = try await transport.send(Request("GET", to: server))
    #expect(server.received.map(\.line) == ["PUT / HTTP/1.1", "GET / HTTP/1.1"])
    #expect(server.received.map(\.body.count) == [10, 0])
  }

  @Test("A body that cannot be opened is never sent")
  func unopened() async throws {
    let server = try LoopbackServer { _ in .ok() }
    let request = try Request("PUT", to: server, body: .source(Broken(place: .open)))
    let error = try await failure(of: request)
    #expect(error?.kind == .invalidRequest)
    #expect(error?.delivery == .notSent)
    #expect(server.received.isEmpty)
  }

  @Test("A body that fails or ends early ends the request", arguments: Broken.Place.whileReading)
  func brokenBody(place: Broken.Place) async throws {
    let server = try LoopbackServer { _ in .ok() }
    let request = try Request("PUT", to: server, body: .source(Broken(place: place)))
    let error = try await failure(of: request)
    #expect(error?.kind == .invalidRequest)
    #expect(error?.delivery == .maybeSent)
    #expect(server.received.isEmpty)
  }

  @Test(
    "What has no place in a URL is refused before anything is sent",
    arguments: [
      ("http", "127.0.0.1:1", "/a b"), ("http", "127.0.0.1:1", "/a#b"),
      ("http", "127.0.0.1:1", "/ä"), ("http", "127.0.0.1:1", "/a\r\nX: y"),
      ("http", "127.0.0.1:1", "a"), ("http", "127.0.0.1:1", ""), ("http", "", "/"),
      ("http", "user:password@127.0.0.1:1", "/"), ("http", "127.0.0.1:1/x", "/"),
      ("http", "127.0.0.1:x", "/"), ("ftp", "127.0.0.1:1", "/"),
      ("file", "127.0.0.1", "/etc/hosts"),
    ])
  func unsendable(scheme: String, authority: String, path: String) async throws {
    let head = HTTPRequest(method: .get, scheme: scheme, authority: authority, path: path)
    let error = try await failure(of: Request(head: head))
    #expect(error?.kind == .invalidRequest)
    #expect(error?.delivery == .notSent)
    #expect(error?.detail.contains("password") == false)
  }
}

/// Bytes that follow a pattern, made while they are read.
struct Pattern: BodySource {
  var announced: Int
  var length: Int
  var count: Int { announced }

  init(announced: Int? = nil, count: Int) {
    self.announced = announced ?? count
    length = count
  }

  func open() -> any BodyReader { Reader(left: length) }

  struct Reader: BodyReader {
    var left: Int

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(left, buffer.count, 10_007)
      for index in 0..<count { buffer[index] = UInt8(truncatingIfNeeded: (left - index) * 7 / 3) }
      left -= count
      return count
    }
  }
}

/// A body of a thousand bytes that comes to grief.
struct Broken: BodySource {
  enum Place: Sendable {
    case open, reading, end

    static let whileReading = [reading, end]
  }

  struct Failure: Error {}

  var place: Place
  var count: Int { 1_000 }

  func open() throws -> any BodyReader {
    if place == .open { throw Failure() }
    return Reader(place: place)
  }

  struct Reader: BodyReader {
    var place: Place
    var wasRead = false

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
      if !wasRead {
        wasRead = true
        return 10
      }
      if place == .reading { throw Failure() }
      return 0
    }
  }
}
