import HTTP
import HTTPTypes

/// A transport whose caller lacks the permission for some calls.
struct RestrictedTransport: Transport {
  let wrapped: any Transport
  /// What is denied: parts of paths, or of what `X-Amz-Target` ends in.
  let denied: [String]

  func send(_ request: Request) async throws(TransportError) -> Response {
    let target = HTTPField.Name("x-amz-target").flatMap { request.head.headerFields[$0] }
    let call = "\(request.head.method.rawValue) \(target ?? request.head.path ?? "")"
    guard denied.contains(where: { call.contains($0) }) else {
      return try await wrapped.send(request)
    }
    var head = HTTPResponse(status: .forbidden)
    if let field = HTTPField.Name("x-amzn-ErrorType") {
      head.headerFields[field] = "AccessDeniedException"
    }
    return Response(head: head, body: Array(#"{"message":"not authorized"}"#.utf8))
  }
}
