public import Primitives
import Digest

/// Signs requests to AWS with Signature Version 4.
///
/// It takes plain values and gives plain values: it reads no clock and no environment and sends
/// nothing, so it goes with any HTTP client.
///
/// ```swift
/// let signer = Signer()
/// let request = SignableRequest(
///   method: "PUT", path: "/2015-03-31/functions/hello/configuration",
///   headers: [
///     .init(name: "Host", value: "lambda.eu-west-1.amazonaws.com"),
///     .init(name: "Content-Type", value: "application/json"),
///   ],
///   payload: .body(Array(#"{"Timeout":10}"#.utf8)))
/// let signed = signer.sign(
///   request, with: credentials,
///   scope: SigningScope(
///     time: SigningTime(secondsSince1970: 1_440_938_160), region: "eu-west-1", service: "lambda"))
/// for header in signed.fields { /* set it on the request, in place of any of that name */ }
/// ```
///
/// One signer is meant for a whole program. It keeps the keys that it derives, each good for a day,
/// a region and a service, and the memory in which it writes; tasks that sign at the same time wait
/// for each other for the microseconds that a signature takes.
public final class Signer: Sendable {
  private let workspace = Locked(Workspace())

  /// Starts with no keys.
  public init() {}

  /// Signs a request that is sent by who signs it.
  ///
  /// All headers of the request are signed but those that change on the way (such as `User-Agent`,
  /// `Connection` and tracing headers).
  ///
  /// - Parameters:
  ///   - request: The request as it will be sent, but for the headers that this returns.
  ///   - credentials: Who signs.
  ///   - scope: When and for what.
  ///   - options: How the service wants it.
  /// - Returns: The headers to set on the request.
  public func sign(
    _ request: SignableRequest, with credentials: Credentials, scope: SigningScope,
    options: SigningOptions = .standard
  ) -> SignedHeaders {
    workspace.withLock { workspace in
      workspace.sign(request, with: credentials, scope: scope, options: options)
    }
  }

  /// Signs a request that anybody may send for some time ("presigned").
  ///
  /// - Parameters:
  ///   - request: The request with the headers that its sender must send, at least `Host`.
  ///   - validity: How long from the time in the scope it is good: 1 second to 7 days. A fraction of
  ///     a second is dropped.
  ///   - credentials: Who signs.
  ///   - scope: When and for what.
  ///   - options: How the service wants it.
  /// - Returns: The whole query to send, that of the request included and percent-encoded. It is a
  ///   secret because who has it can send the request.
  public func presign(
    _ request: SignableRequest, validFor validity: Duration, with credentials: Credentials,
    scope: SigningScope, options: SigningOptions = .standard
  ) -> Secret {
    workspace.withLock { workspace in
      Secret(
        workspace.presign(
          request, validFor: validity, with: credentials, scope: scope, options: options))
    }
  }

  /// What comes up on the way to a signature.
  ///
  /// - Parameters:
  ///   - request: The request as for ``sign(_:with:scope:options:)``.
  ///   - form: Where the signature is put.
  ///   - credentials: Who signs.
  ///   - scope: When and for what.
  ///   - options: How the service wants it.
  /// - Returns: The steps, the last of which is the signature.
  public func steps(
    of request: SignableRequest, form: SigningForm = .headers, with credentials: Credentials,
    scope: SigningScope, options: SigningOptions = .standard
  ) -> SigningSteps {
    workspace.withLock { workspace in
      switch form {
      case .headers:
        _ = workspace.sign(request, with: credentials, scope: scope, options: options)
      case .query(let validity):
        _ = workspace.presign(
          request, validFor: validity, with: credentials, scope: scope, options: options)
      }
      return workspace.steps
    }
  }
}
