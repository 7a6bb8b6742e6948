/// What decides who may call routes, before they are called.
public struct Authorizer: Sendable, Equatable {
  /// The name in the manifest, and in API Gateway: `[A-Za-z][A-Za-z0-9_-]*`.
  public var name: String
  /// What it asks, and about what.
  public var kind: Kind
  /// How long an answer is kept, 0 s to 3600 s; nil for 300 s, or none without an identity.
  public var cache: Duration?
  /// Where the manifest speaks of it.
  public var location: Location

  /// The kinds of authorizer of a REST API.
  public enum Kind: Sendable, Equatable {
    /// A function of the manifest is asked about the token in a header, if it fits a pattern.
    case token(function: String, header: String, pattern: String?)
    /// A function of the manifest is asked about the whole request; one that lacks a part of the
    /// identity is refused before.
    case request(function: String, identity: [Identity])
    /// User pools of Amazon Cognito, by their ARNs, have issued the token in a header.
    case cognito(userPools: [String], header: String)
  }

  /// A part of a request that tells callers apart.
  public enum Identity: Sendable, Hashable {
    case header(String)
    case query(String)
    /// Something that API Gateway knows, such as `identity.sourceIp`.
    case context(String)
    case stageVariable(String)
  }

  /// The function of the manifest that is asked, if one is.
  public var function: String? {
    switch kind {
    case .token(let function, _, _), .request(let function, _): function
    case .cognito: nil
    }
  }

  /// An authorizer of all its parts.
  public init(
    name: String, kind: Kind, cache: Duration? = nil, location: Location = .start
  ) {
    self.name = name
    self.kind = kind
    self.cache = cache
    self.location = location
  }
}
