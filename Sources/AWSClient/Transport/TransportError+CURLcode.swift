import CCurl
import HTTP

extension TransportError {
  /// What a failed transfer means.
  ///
  /// `delivery` says whether it failed before or after a connection was ready for the request,
  /// which for libcurl are the same codes. `proxied` says that there is a proxy; libcurl does not
  /// tell whether it went around it for a host among the exceptions.
  init(_ code: CURLcode, delivery: Delivery, proxied: Bool, detail: String) {
    let kind: Kind =
      switch (code, delivery) {
      case (CURLE_OPERATION_TIMEDOUT, _): .timedOut
      case (CURLE_WEIRD_SERVER_REPLY, .maybeSent),
        (CURLE_UNSUPPORTED_PROTOCOL, .maybeSent):
        .invalidResponse
      case (_, .maybeSent): .connectionLost

      case (CURLE_COULDNT_RESOLVE_HOST, .notSent): .nameNotResolved
      case (CURLE_COULDNT_RESOLVE_PROXY, .notSent), (CURLE_PROXY, .notSent): .proxyFailed
      case (CURLE_URL_MALFORMAT, .notSent), (CURLE_UNSUPPORTED_PROTOCOL, .notSent): .invalidRequest
      case (CURLE_SSL_CONNECT_ERROR, .notSent),
        (CURLE_PEER_FAILED_VERIFICATION, .notSent),
        (CURLE_SSL_CACERT_BADFILE, .notSent),
        (CURLE_SSL_CIPHER, .notSent),
        (CURLE_SSL_CLIENTCERT, .notSent),
        (CURLE_SSL_INVALIDCERTSTATUS, .notSent):
        .tlsFailed
      case (_, .notSent): proxied ? .proxyFailed : .connectionFailed
      }
    self.init(kind, delivery: delivery, detail: detail)
  }

  /// The request has no place in HTTP, or its body cannot be read.
  static func unsendable(_ detail: String, _ delivery: Delivery = .notSent) -> TransportError {
    TransportError(.invalidRequest, delivery: delivery, detail: detail)
  }

  /// The connection ended without an answer, and libcurl would have sent the request again.
  static let answerLost = TransportError(
    .connectionLost, delivery: .maybeSent, detail: "the connection was closed before the answer")

  /// The task was cancelled.
  static func cancelled(_ delivery: Delivery) -> TransportError {
    TransportError(.cancelled, delivery: delivery, detail: "the task was cancelled")
  }

  /// The loop ended, with the transport or because libcurl failed altogether.
  static func closed(_ delivery: Delivery) -> TransportError {
    TransportError(
      delivery == .notSent ? .connectionFailed : .connectionLost, delivery: delivery,
      detail: "the transport has ended")
  }
}
