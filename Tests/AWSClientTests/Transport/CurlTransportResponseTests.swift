import AWSClient
import HTTP
import HTTPTypes
import Testing

@Suite("CurlTransport: answers")
struct CurlTransportResponseTests {
  @Test("Status, fields and body come back, repeated fields in their order")
  func fields() async throws {
    let response = try await answer(
      "HTTP/1.1 418 Teapot\r\nX-A: 1\r\nX-B:\r\nx-a: 2\r\nContent-Length: 3\r\n\r\nyes")
    #expect(response.head.status.code == 418)
    #expect(
      response.head.headerFields.map { "\($0.name.canonicalName): \($0.value)" } == [
        "x-a: 1", "x-b: ", "x-a: 2", "content-length: 3",
      ])
    #expect(response.body == Array("yes".utf8))
  }

  @Test("Interim answers leave no trace")
  func interim() async throws {
    let response = try await answer(
      "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
        + "HTTP/1.1 201 Created\r\nX-Late: 1\r\nContent-Length: 0\r\n\r\n")
    #expect(response.head.status.code == 201)
    #expect(response.head.headerFields.map(\.name.canonicalName) == ["x-late", "content-length"])
  }

  @Test("A chunked body is put together, and its trailers dropped")
  func chunked() async throws {
    let response = try await answer(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "3\r\nabc\r\n2\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")
    #expect(response.body == Array("abcde".utf8))
    #expect(response.head.headerFields.map(\.name.canonicalName) == ["transfer-encoding"])
  }

  @Test("A body without a length ends with the connection")
  func unannounced() async throws {
    let response = try await answer("HTTP/1.1 200 OK\r\n\r\nall of it", .close)
    #expect(response.body == Array("all of it".utf8))
  }

  @Test("204 has no body")
  func noContent() async throws {
    let response = try await answer("HTTP/1.1 204 No Content\r\n\r\n")
    #expect(response.head.status.code == 204)
    #expect(response.body.isEmpty)
  }

  @Test("A redirect is an answer, and a compressed body stays as it is")
  func untouched() async throws {
    let response = try await answer(
      "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Encoding: gzip\r\n"
        + "Content-Length: 4\r\n\r\ngzip")
    #expect(response.head.status.code == 307)
    #expect(response.body == Array("gzip".utf8))
  }

  @Test("A field value that is not text is not fatal")
  func strangeValue() async throws {
    let response = try await answer(
      "HTTP/1.1 200 OK\r\nX-Odd: a\u{1}b\r\nb@d: 1\r\nX-Even: c\r\nContent-Length: 0\r\n\r\n")
    #expect(response.head.headerFields[try #require(HTTPField.Name("X-Even"))] == "c")
  }

  private enum Ending { case keep, close }

  private func answer(_ text: String, _ ending: Ending = .keep) async throws -> Response {
    let server = try LoopbackServer { _ in
      switch ending {
      case .keep: .keep(text)
      case .close: .close(text)
      }
    }
    return try await CurlTransport().send(Request("GET", to: server))
  }
}
