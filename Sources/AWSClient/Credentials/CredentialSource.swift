public import SigV4

/// A place that keys are got from, anew each time that it is asked.
///
/// `RenewingCredentials` makes a provider of it, which asks only when it must.
public protocol CredentialSource: Sendable {
  /// What errors call it, such as `environment`, or `profile` and its name.
  var name: String { get }

  /// Gets keys; an error of this source, or of those that it needs itself, if it has none.
  func issue() async throws(CredentialError) -> IssuedCredentials
}

/// Keys, and until when they can be used.
public struct IssuedCredentials: Sendable, Hashable {
  /// The keys.
  public var keys: Credentials
  /// When they end, in seconds since 1970 in UTC; nil if they do not.
  public var expiration: Double?

  /// Keys and their end.
  public init(keys: Credentials, expiration: Double?) {
    self.keys = keys
    self.expiration = expiration
  }
}
