/// A custom domain name, and the path of it that leads to a stage.
public struct Domain: Sendable, Equatable {
  /// The name, such as `api.example.com`.
  public var name: String
  /// The base path that leads to the stage, one segment without slashes; empty for all paths.
  public var path: String
  /// What the domain is made with; nil for one that somebody else has made.
  public var settings: Settings?

  /// What a domain is made with.
  public struct Settings: Sendable, Equatable {
    /// The ARN of its certificate in ACM.
    public var certificate: String
    /// The oldest TLS that callers may speak.
    public var securityPolicy: SecurityPolicy
    /// What callers' certificates are held against; nil asks for none.
    public var mutualTLS: MutualTLS?
    /// The ARN of a public certificate that proves whose the domain is, for mutual TLS with a
    /// certificate that ACM did not issue to the public; nil for none.
    public var ownershipCertificate: String?

    /// Settings of all their parts.
    public init(
      certificate: String, securityPolicy: SecurityPolicy = .tls1_2, mutualTLS: MutualTLS? = nil,
      ownershipCertificate: String? = nil
    ) {
      self.certificate = certificate
      self.securityPolicy = securityPolicy
      self.mutualTLS = mutualTLS
      self.ownershipCertificate = ownershipCertificate
    }
  }

  /// The oldest TLS that callers of a domain may speak.
  public enum SecurityPolicy: String, Sendable, CaseIterable {
    case tls1_0 = "TLS_1_0"
    case tls1_2 = "TLS_1_2"
  }

  /// What the certificates of callers are held against.
  public struct MutualTLS: Sendable, Equatable {
    /// A file in S3 with the certificates of the authorities, such as `s3://bucket/truststore.pem`.
    public var truststore: String
    /// The version of the file; nil for the newest as it is when it is set.
    public var version: String?

    /// A truststore of all its parts.
    public init(truststore: String, version: String? = nil) {
      self.truststore = truststore
      self.version = version
    }
  }

  /// A domain of all its parts.
  public init(name: String, path: String = "", settings: Settings? = nil) {
    self.name = name
    self.path = path
    self.settings = settings
  }
}
