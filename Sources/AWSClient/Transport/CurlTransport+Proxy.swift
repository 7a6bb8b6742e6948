import CCurl
public import HTTP
public import Primitives

extension CurlTransport {
  /// A proxy to reach servers through.
  public struct Proxy: Sendable, Hashable {
    /// Where the proxy is, without user name and password.
    public let url: String
    /// Who we are to the proxy.
    let user: String?
    let password: Secret?
    /// Hosts that are reached directly: names (with all below them), addresses, networks as
    /// `10.0.0.0/8`, or `*` for all.
    public let exceptions: [String]

    /// Reads a URL such as `http://user:password@proxy.example:3128`.
    ///
    /// The scheme `http` may be left out. User name and password are taken out of the URL, since
    /// libcurl's messages may name the URL that it was given.
    ///
    /// - Throws: `TransportError` of the kind `proxyFailed` if it is not a URL.
    public init(_ url: Secret, exceptions: [String] = []) throws(TransportError) {
      let parts = curl_url()
      defer { curl_url_cleanup(parts) }
      let flags = UInt32(CURLU_GUESS_SCHEME | CURLU_NON_SUPPORT_SCHEME)
      guard curl_url_set(parts, CURLUPART_URL, url.revealed, flags) == CURLUE_OK else {
        throw TransportError(
          .proxyFailed, delivery: .notSent, detail: "the proxy's URL is malformed")
      }
      func take(_ part: CURLUPart, _ flags: Int32) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(parts, part, &text, UInt32(flags)) == CURLUE_OK, let text else {
          return nil
        }
        defer { curl_free(text) }
        curl_url_set(parts, part, nil, 0)
        return String(cString: text)
      }
      user = take(CURLUPART_USER, CURLU_URLDECODE)
      password = take(CURLUPART_PASSWORD, CURLU_URLDECODE).map { Secret($0) }
      self.url = take(CURLUPART_URL, 0) ?? ""
      self.exceptions = exceptions
    }

    /// The exceptions as libcurl takes them: a `*` must stand alone.
    var exceptionList: String {
      exceptions.contains("*") ? "*" : exceptions.joined(separator: ",")
    }
  }
}
