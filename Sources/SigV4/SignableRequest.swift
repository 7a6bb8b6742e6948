public import Digest

/// As much of a request as its signature covers.
public struct SignableRequest: Sendable, Hashable {
  /// A header by name and value, both as they are sent.
  public struct Header: Sendable, Hashable {
    /// The name, in upper or lower case.
    public var name: String

    /// The value, which may be empty.
    public var value: String

    /// Takes a name and a value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// What the signature says about the body.
  public enum Payload: Sendable, Hashable {
    /// The body is these bytes, which the signer hashes.
    ///
    /// For megabytes ``signed(_:)`` is better, as the signer lets nobody else sign meanwhile.
    case body([UInt8])

    /// The body has this digest.
    case signed(SHA256.Digest)

    /// The body is not covered (`UNSIGNED-PAYLOAD`), which S3 allows.
    case unsigned

    /// There is no body.
    public static let empty = Payload.signed(SHA256.digest(of: [UInt8]().span))
  }

  /// The method in upper case, such as `GET`.
  public var method: String

  /// The path as it stands in the request line, percent-encoded or not; empty is the same as `/`.
  public var path: String

  /// The query as it stands in the request line, without `?`.
  public var query: String

  /// The headers as they are sent, `Host` among them (without the default port).
  public var headers: [Header]

  /// What is said about the body.
  public var payload: Payload

  /// Takes the parts of a request.
  public init(
    method: String, path: String, query: String = "", headers: [Header], payload: Payload = .empty
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.payload = payload
  }
}
