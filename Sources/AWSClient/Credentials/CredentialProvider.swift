public import SigV4

/// Where the keys come from that requests are signed with.
public protocol CredentialProvider: Sendable {
  /// The keys to sign with now; an error if there are none.
  func credentials() async throws(CredentialError) -> Credentials
}

/// Keys that are known beforehand.
public struct StaticCredentials: CredentialProvider {
  private let keys: Credentials

  /// A provider that always gives these keys.
  public init(_ keys: Credentials) { self.keys = keys }

  /// The keys that the provider was made with; never an error.
  public func credentials() throws(CredentialError) -> Credentials { keys }
}
