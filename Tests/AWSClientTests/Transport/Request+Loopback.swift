import AWSClient
import HTTP
import HTTPTypes
import Testing

extension Request {
  /// A request to a loopback server.
  init(_ method: String, to server: LoopbackServer, path: String = "/", body: Body = .empty) throws
  {
    try self.init(method, authority: "127.0.0.1:\(server.port)", path: path, body: body)
  }

  init(
    _ method: String, scheme: String = "http", authority: String, path: String = "/",
    body: Body = .empty
  ) throws {
    let method = try #require(HTTPRequest.Method(method))
    let head = HTTPRequest(method: method, scheme: scheme, authority: authority, path: path)
    self.init(head: head, body: body)
  }
}

/// The error with which a request ends; `nil`, and a failed expectation, if it is answered.
func failure(
  of request: Request, on transport: CurlTransport,
  sourceLocation: SourceLocation = #_sourceLocation
) async -> TransportError? {
  await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
    try await transport.send(request)
  }
}

func failure(
  of request: Request, _ options: CurlTransport.Options = .init(),
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> TransportError? {
  await failure(of: request, on: try CurlTransport(options), sourceLocation: sourceLocation)
}
