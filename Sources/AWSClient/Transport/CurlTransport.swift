public import HTTP

/// Sends requests through libcurl, many at once, over connections that are kept and used again.
///
/// One thread drives all connections. HTTP/1.1 and, over TLS where the server offers it, HTTP/2.
/// Redirects are answers like any other, bodies come as they are on the wire (nothing is
/// decompressed), certificates are always checked. Proxy and certificates are what `Options` says,
/// not what the environment says.
///
/// The fields of a request are sent as they stand. `Host`, `Content-Length`, `Transfer-Encoding`
/// and `Expect` are the transport's own: the first two follow from authority and body, and the other
/// two are never sent. Trailers and interim answers (1xx) are dropped.
public final class CurlTransport: Transport {
  private let loop: EventLoop

  /// Starts the thread, which ends with the transport.
  ///
  /// - Throws: `TransportError` of the kind `connectionFailed` if the system gives no thread.
  public init(_ options: Options = Options()) throws(TransportError) {
    loop = try EventLoop(options)
  }

  deinit { loop.close() }

  /// Sends the request once, and never again by itself.
  ///
  /// - Throws: `TransportError` if there is no complete answer. It is `notSent` where the failure
  ///   came before a connection was ready to take the request.
  public func send(_ request: Request) async throws(TransportError) -> Response {
    try await loop.send(request).get()
  }
}
