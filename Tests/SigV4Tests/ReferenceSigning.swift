import Digest
import SigV4

/// The canonical request written down a second time, as slow and plain as the page "Create a signed
/// AWS API request" of the IAM user guide puts it, to hold the fast one against it.
enum ReferenceSigning {
  /// The canonical request of a request that is signed in headers.
  static func inHeaders(
    _ request: SignableRequest, token: String?, date: String, options: SigningOptions
  ) -> String {
    var added = ["x-amz-date": date]
    if options.contentHashHeader == .added { added["x-amz-content-sha256"] = payload(of: request) }
    if let token, options.sessionToken == .signed { added["x-amz-security-token"] = token }
    return canonicalRequest(request, adding: added, options: options)
  }

  /// The canonical request of a request that is signed in the query, for one minute.
  static func inQuery(
    _ request: SignableRequest, credential: String, token: String?, date: String,
    options: SigningOptions
  ) -> String {
    let names = canonicalHeaders(request.headers, adding: [:]).map(\.name).joined(separator: ";")
    var parameters = [
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": credential, "X-Amz-Date": date,
      "X-Amz-Expires": "60", "X-Amz-SignedHeaders": names,
    ]
    if let token, options.sessionToken == .signed { parameters["X-Amz-Security-Token"] = token }
    var presigned = request
    for (key, value) in parameters {
      presigned.query += "&" + key + "=" + percentEncoded(Array(value.utf8))
    }
    return canonicalRequest(presigned, adding: [:], options: options)
  }

  private static func canonicalRequest(
    _ request: SignableRequest, adding added: [String: String], options: SigningOptions
  ) -> String {
    let headers = canonicalHeaders(request.headers, adding: added)
    return [
      request.method,
      canonicalPath(request.path, options: options),
      canonicalQuery(request.query),
      headers.map { "\($0.name):\($0.value)\n" }.joined(),
      headers.map(\.name).joined(separator: ";"),
      payload(of: request),
    ].joined(separator: "\n")
  }

  private static func payload(of request: SignableRequest) -> String {
    switch request.payload {
    case .body(let bytes): SHA256.digest(of: bytes.span).hexadecimal
    case .signed(let digest): digest.hexadecimal
    case .unsigned: "UNSIGNED-PAYLOAD"
    }
  }

  static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2,
        digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
        let value = UInt8(digits, radix: 16)
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  private static func percentEncoded(_ bytes: [UInt8], keeping kept: String = "") -> String {
    let characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~" + kept
    let unreserved = Set(characters.utf8)
    return bytes.map { byte in
      if unreserved.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" + digits : digits)
    }.joined()
  }

  private static func canonicalPath(_ path: String, options: SigningOptions) -> String {
    var canonical = path.isEmpty ? "/" : path
    if options.pathNormalization == .normalized {
      var segments: [String] = []
      for segment in canonical.split(separator: "/", omittingEmptySubsequences: true) {
        switch segment {
        case ".": continue
        case "..": _ = segments.popLast()
        default: segments.append(String(segment))
        }
      }
      let end = canonical.hasSuffix("/") && !segments.isEmpty ? "/" : ""
      canonical = "/" + segments.joined(separator: "/") + end
    }
    return options.pathEncoding == .double
      ? percentEncoded(Array(canonical.utf8), keeping: "/") : canonical
  }

  private static func canonicalQuery(_ query: String) -> String {
    let pairs = query.split(separator: "&").map { pair in
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        key: percentEncoded(percentDecoded(Array(halves[0].utf8))),
        value: percentEncoded(percentDecoded(halves.count > 1 ? Array(halves[1].utf8) : []))
      )
    }
    return pairs.sorted { ($0.key, $0.value) < ($1.key, $1.value) }
      .map { "\($0.key)=\($0.value)" }.joined(separator: "&")
  }

  private static func canonicalHeaders(
    _ headers: [SignableRequest.Header], adding added: [String: String]
  ) -> [(name: String, value: String)] {
    let ignored =
      [
        "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
        "trailer", "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id", "baggage",
        "traceparent", "tracestate", "authorization", "x-amz-date", "x-amz-security-token",
      ] + added.keys
    var values: [String: [String]] = [:]
    for header in headers where !ignored.contains(header.name.lowercased()) {
      let words = header.value.unicodeScalars.split { " \t\r\n".unicodeScalars.contains($0) }
      values[header.name.lowercased(), default: []].append(
        words.map { String($0) }.joined(separator: " "))
    }
    for (name, value) in added { values[name] = [value] }
    return values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value.joined(separator: ",")) }
  }
}
