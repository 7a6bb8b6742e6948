/// Which headers of a request its signature covers.
enum HeaderSelection {
  /// Headers that change on the way; the AWS SDKs leave out the same ones.
  ///
  /// Some are meant for the next hop only, in the others proxies and tracers write.
  static let changingOnTheWay: [StaticString] = [
    "baggage", "connection", "expect", "keep-alive", "proxy-authenticate", "proxy-authorization",
    "te", "traceparent", "tracestate", "trailer", "transfer-encoding", "upgrade", "user-agent",
    "x-amzn-trace-id",
  ]

  /// Headers that the signer sets itself, so that one in the request is left from an earlier time.
  static let setBySigner: [StaticString] = ["authorization", "x-amz-date", "x-amz-security-token"]

  /// Whether a header is covered as it stands in the request.
  ///
  /// - Parameters:
  ///   - name: The name in lower case.
  ///   - contentHash: Whether the signer sets `x-amz-content-sha256` itself.
  /// - Returns: Whether the header is part of the canonical request.
  static func covers(
    _ name: Span<UInt8>, contentHash: SigningOptions.ContentHashHeader
  ) -> Bool {
    if contentHash == .added && name.isEqual(to: "x-amz-content-sha256") { return false }
    guard name.count < leftOutByLength.count else { return true }
    return !leftOutByLength[name.count].contains { name.isEqual(to: $0) }
  }

  /// The names of all headers that are left out, at the index of their length: so most of the
  /// others are told apart without looking at them.
  private static let leftOutByLength: [[StaticString]] = {
    let names = changingOnTheWay + setBySigner
    let longest = names.map(\.utf8CodeUnitCount).max() ?? 0
    return (0...longest).map { length in names.filter { $0.utf8CodeUnitCount == length } }
  }()
}
