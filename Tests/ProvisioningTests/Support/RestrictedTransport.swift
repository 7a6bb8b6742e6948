import HTTP
import HTTPTypes

/// A transport whose caller lacks the permission for some calls, and to a region that lacks others.
struct RestrictedTransport: Transport {
  let wrapped: any Transport
  /// What is denied: parts of paths, or of what `X-Amz-Target` ends in.
  let denied: [String]
  /// What the region does not have, in the same words.
  let absent: [String]

  func send(_ request: Request) async throws(TransportError) -> Response {
    let target = HTTPField.Name("x-amz-target").flatMap { request.head.headerFields[$0] }
    let call = "\(request.head.method.rawValue) \(target ?? request.head.path ?? "")"
    if denied.contains(where: { call.contains($0) }) {
      return Self.refusal(.forbidden, "AccessDeniedException", "not authorized")
    }
    if absent.contains(where: { call.contains($0) }) {
      return Self.refusal(.notFound, "NotFoundException", "no such path")
    }
    return try await wrapped.send(request)
  }

  private static func refusal(
    _ status: HTTPResponse.Status, _ code: String, _ message: String
  ) -> Response {
    var head = HTTPResponse(status: status)
    if let field = HTTPField.Name("x-amzn-ErrorType") { head.headerFields[field] = code }
    return Response(head: head, body: Array(#"{"message":"\#(message)"}"#.utf8))
  }
}
