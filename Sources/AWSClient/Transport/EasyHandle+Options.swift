import CCurl
import HTTP
import Primitives

extension EasyHandle {
  /// Sets what is the same for all transfers of a transport.
  func apply(_ options: CurlTransport.Options) throws(TransportError) {
    try set(CURLOPT_NOSIGNAL, to: 1)
    try set(CURLOPT_PROTOCOLS_STR, to: "http,https")
    try set(CURLOPT_HTTP_VERSION, to: Int(CURL_HTTP_VERSION_2TLS))
    try set(CURLOPT_PATH_AS_IS, to: 1)
    try set(CURLOPT_DISALLOW_USERNAME_IN_URL, to: 1)
    try applyLimits(options)
    try applyTrust(options.certificateBundle)
    try applyProxy(options.proxy)
    try applyCallbacks()
  }

  private func applyLimits(_ options: CurlTransport.Options) throws(TransportError) {
    try set(CURLOPT_CONNECTTIMEOUT_MS, to: options.connectTimeout.wholeMilliseconds)
    try set(CURLOPT_LOW_SPEED_LIMIT, to: 1)
    try set(CURLOPT_LOW_SPEED_TIME, to: (options.stallTimeout.wholeMilliseconds + 999) / 1_000)
    // Without it, giving up on a slow name waits for the thread that looks it up, and so do all
    // other transfers.
    try set(CURLOPT_QUICK_EXIT, to: 1)
  }

  private func applyTrust(_ bundle: String?) throws(TransportError) {
    for (version, peer) in [
      (CURLOPT_SSLVERSION, CURLOPT_SSL_VERIFYPEER),
      (CURLOPT_PROXY_SSLVERSION, CURLOPT_PROXY_SSL_VERIFYPEER),
    ] {
      try set(version, to: Int(CURL_SSLVERSION_TLSv1_2))
      try set(peer, to: 1)
    }
    try set(CURLOPT_SSL_VERIFYHOST, to: 2)
    try set(CURLOPT_PROXY_SSL_VERIFYHOST, to: 2)
    guard let bundle else { return }
    try set(CURLOPT_CAINFO, to: bundle)
    try set(CURLOPT_PROXY_CAINFO, to: bundle)
    // Libcurl may have been built to trust a folder of certificates besides.
    try set(CURLOPT_CAPATH, to: nil)
    try set(CURLOPT_PROXY_CAPATH, to: nil)
  }

  /// Sets all of it even without a proxy: what is not set, libcurl takes from the environment.
  private func applyProxy(_ proxy: CurlTransport.Proxy?) throws(TransportError) {
    try set(CURLOPT_PROXY, to: proxy?.url ?? "")
    try set(CURLOPT_NOPROXY, to: proxy?.exceptionList ?? "")
    try set(CURLOPT_PROXYUSERNAME, to: proxy?.user)
    try set(CURLOPT_PROXYPASSWORD, to: proxy?.password?.revealed)
  }
}

extension Duration {
  /// Rounded up and at least 1, since libcurl takes 0 for "no limit".
  var wholeMilliseconds: Int {
    let (seconds, attoseconds) = components
    return max(
      1, Int(seconds) * 1_000 + Int((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
  }
}
