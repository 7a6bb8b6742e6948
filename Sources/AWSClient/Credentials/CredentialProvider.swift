public import SigV4

/// Where the keys come from that requests are signed with.
public protocol CredentialProvider: Sendable {
  /// The keys to sign with now; an error if there are none.
  func credentials() async throws(CredentialError) -> Credentials
}

/// Why there is nothing to sign requests with: each source that was tried, and what it said.
public struct CredentialError: Error, Sendable, Hashable {
  /// A source that gave no keys.
  public struct Attempt: Sendable, Hashable {
    /// The source: `environment` or `profile` and its name.
    public var source: String
    /// Why it gave none, without any part of a key.
    public var reason: String

    /// A source and its reason.
    public init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }
  }

  /// The sources in the order in which they were tried.
  public var attempts: [Attempt]

  /// An error of what was tried.
  public init(attempts: [Attempt]) { self.attempts = attempts }
}

/// Keys that are known beforehand.
public struct StaticCredentials: CredentialProvider {
  private let keys: Credentials

  /// A provider that always gives these keys.
  public init(_ keys: Credentials) { self.keys = keys }

  /// The keys that the provider was made with; never an error.
  public func credentials() throws(CredentialError) -> Credentials { keys }
}
