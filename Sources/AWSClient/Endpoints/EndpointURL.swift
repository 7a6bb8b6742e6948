/// A base URL such as `http://localhost:4566`, taken apart.
public struct EndpointURL: Sendable, Hashable {
  /// `http` or `https`.
  public let scheme: String
  /// Host, and port if it is given and not the scheme's own.
  public let authority: String
  /// The path without a slash at the end.
  public let path: String

  /// Takes a URL apart; nil if it is none of `http` or `https` with a host, or has more than a path.
  public init?(_ text: String) {
    guard let separator = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<separator.lowerBound].lowercased()
    let rest = text[separator.upperBound...]
    guard let defaultPort = ["http": ":80", "https": ":443"][scheme],
      !rest.contains(where: { "?#@ ".contains($0) })
    else { return nil }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var authority = String(rest[..<slash])
    if authority.hasSuffix(defaultPort) { authority.removeLast(defaultPort.count) }
    guard !authority.isEmpty, !authority.hasPrefix(":") else { return nil }
    var path = String(rest[slash...])
    while path.hasSuffix("/") { path.removeLast() }
    self.scheme = scheme
    self.authority = authority
    self.path = path
  }

  /// The host alone, without port; an IPv6 address stays in its brackets.
  public var host: String {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
      return authority
    }
    return String(authority[..<colon])
  }

  /// The port as written, or nil for the scheme's own.
  public var port: String? {
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return nil }
    return String(authority[authority.index(after: colon)...])
  }
}
