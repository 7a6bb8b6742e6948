public import HTTPTypes

/// A request as it goes out: `head` says method, scheme, authority, path with query, and fields.
///
/// The path is sent exactly as it stands here, since it may have been signed so.
public struct Request: Sendable {
  /// Method, target and fields.
  public var head: HTTPRequest
  /// What follows the head.
  public var body: Body

  /// A request of a head and a body.
  public init(head: HTTPRequest, body: Body = .empty) {
    self.head = head
    self.body = body
  }
}

/// An answer as it came in, whatever its status.
public struct Response: Sendable {
  /// Status and fields.
  public var head: HTTPResponse
  /// All bytes that followed.
  public var body: [UInt8]

  /// An answer of a head and a body.
  public init(head: HTTPResponse, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }
}

/// Takes one request to a server and brings its answer back.
///
/// A transport sends a request at most once: whether to send it again is decided above it. Any
/// status is an answer, not an error. When the task is cancelled, `send` ends soon with
/// `TransportError.Kind.cancelled`.
public protocol Transport: Sendable {
  /// Sends the request.
  ///
  /// - Throws: `TransportError` if there is no complete answer.
  func send(_ request: Request) async throws(TransportError) -> Response
}

/// Why there was no complete answer, and whether the server may have acted all the same.
public struct TransportError: Error, Sendable, Hashable {
  /// What went wrong.
  public enum Kind: Sendable, Hashable {
    /// The host's name is not known.
    case nameNotResolved
    /// Nothing could be reached at the address (refused, unreachable).
    case connectionFailed
    /// The server's certificate or the TLS handshake was not acceptable.
    case tlsFailed
    /// A proxy refused or could not be reached.
    case proxyFailed
    /// The connection ended before the answer was complete.
    case connectionLost
    /// A time limit ran out.
    case timedOut
    /// The task was cancelled.
    case cancelled
    /// The request itself cannot be sent (its URL, or its body could not be read).
    case invalidRequest
    /// The answer is not HTTP, or larger than what is accepted.
    case invalidResponse
  }

  /// Whether the server may have seen the request.
  public enum Delivery: Sendable, Hashable {
    /// No byte of the request has left: it is safe to send it again.
    case notSent
    /// The server may have acted on it.
    case maybeSent
  }

  /// What went wrong.
  public var kind: Kind
  /// Whether the server may have seen the request.
  public var delivery: Delivery
  /// The library's own words, without secrets.
  public var detail: String

  /// An error of all its parts.
  public init(_ kind: Kind, delivery: Delivery, detail: String) {
    self.kind = kind
    self.delivery = delivery
    self.detail = detail
  }
}
