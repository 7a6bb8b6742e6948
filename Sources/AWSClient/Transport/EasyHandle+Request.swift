import CCurl
import HTTP
import HTTPTypes

extension EasyHandle {
  /// Sets what a request says: where it goes, what its head looks like, whether a body follows.
  ///
  /// - Throws: `TransportError` of the kind `invalidRequest` if it has no place in HTTP.
  func apply(_ request: Request) throws(TransportError) {
    let head = request.head
    guard let scheme = head.scheme, let authority = head.authority, let path = head.path else {
      throw .unsendable("a request needs a scheme, an authority and a path")
    }
    guard !authority.isEmpty, authority.utf8.allSatisfy(isAuthorityByte) else {
      throw .unsendable("the authority is not a host, or a host and a port")
    }
    guard path.first == "/", path.utf8.allSatisfy(isPathByte) else {
      throw .unsendable("the path does not begin with / or has characters that must be escaped")
    }
    try set(CURLOPT_URL, to: "\(scheme)://\(authority)\(path)")
    try set(fieldLines: fieldLines(of: head, authority: authority))
    try applyMethod(head.method, bodyCount: request.body.count)
  }

  /// Gives an exchange the time that it may take; what is large may take longer, at 1 Mbit/s or more.
  func applyTimeLimit(
    _ options: CurlTransport.Options, of request: Request
  ) throws(TransportError) {
    let upload = Duration.seconds(request.body.count / 125_000)
    try set(CURLOPT_TIMEOUT_MS, to: (options.exchangeTimeout + upload).wholeMilliseconds)
  }

  private func applyMethod(_ method: HTTPRequest.Method, bodyCount: Int) throws(TransportError) {
    // Takes back what a request before may have set.
    try set(CURLOPT_HTTPGET, to: 1)
    try set(CURLOPT_CUSTOMREQUEST, to: method.rawValue)
    if method == .head {
      guard bodyCount == 0 else { throw .unsendable("a HEAD request has no body") }
      try set(CURLOPT_NOBODY, to: 1)
    } else if bodyCount > 0 || [.post, .put, .patch].contains(method) {
      // Unlike libcurl's own POST, an upload brings no Content-Type along.
      try set(CURLOPT_UPLOAD, to: 1)
      try set(bodyCount: bodyCount)
    }
  }

  /// All field lines after the request's first line, except for the `Content-Length`.
  private func fieldLines(of head: HTTPRequest, authority: String) -> [String] {
    let own: Set = ["host", "content-length", "transfer-encoding", "expect"]
    // Lines without a value keep libcurl from adding such a field by itself.
    var lines = ["Host: \(authority)", "Expect:"]
    if head.headerFields[.accept] == nil { lines.append("Accept:") }
    for field in head.headerFields where !own.contains(field.name.canonicalName) {
      // A semicolon is libcurl's way to say that the value is empty.
      lines.append(
        field.value.isEmpty ? "\(field.name.rawName);" : "\(field.name.rawName): \(field.value)")
    }
    return lines
  }
}

/// Whether a byte may stand in a path or a query.
///
/// A `#` would begin what is never sent.
private func isPathByte(_ byte: UInt8) -> Bool {
  (0x21...0x7e).contains(byte) && byte != UInt8(ascii: "#")
}

/// Whether a byte may stand in a host with a port; no byte here ends the authority.
private func isAuthorityByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "\\"), UInt8(ascii: "@"): false
  default: isPathByte(byte)
  }
}
