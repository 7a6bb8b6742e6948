extension CurlTransport {
  /// What a transport is told once, when it is made.
  public struct Options: Sendable, Hashable {
    /// The time until a connection stands: name, TCP and TLS.
    ///
    /// The default is that of the AWS SDKs' standard mode ("Smart configuration defaults").
    public var connectTimeout: Duration = .milliseconds(3_100)
    /// The time without a byte in either direction, in whole seconds, after which all is lost.
    public var stallTimeout: Duration = .seconds(60)
    /// The time for a whole exchange, from `send` to the last byte of the answer; a body gets a
    /// second more for every 125,000 bytes.
    public var exchangeTimeout: Duration = .seconds(300)
    /// How many bytes the body of an answer may have.
    public var maxResponseBytes = 64 << 20
    /// How many connections to one host may be open at once; further requests wait.
    public var maxConnectionsPerHost = 50
    /// A PEM file of the certificates to trust instead of the system's.
    public var certificateBundle: String?
    /// The proxy to go through.
    public var proxy: Proxy?

    /// The defaults.
    public init() {}
  }
}
