import HTTPTypes

extension APIGateway {
  /// A custom domain name.
  public struct DomainName: Sendable, Hashable, Codable {
    /// The name, such as `api.example.com`.
    public var domainName: String
    /// Tells private domain names of the same spelling apart; nil for public ones.
    public var domainNameId: String?
    /// What the domain is doing.
    public var domainNameStatus: DomainNameStatus?
    /// The ARN of the certificate of its edge-optimized endpoint; nil if it has none.
    public var certificateArn: String?
    /// The ARN of the certificate of its regional endpoint; nil if it has none.
    public var regionalCertificateArn: String?
    /// The ARN of a certificate that proves whose the domain is; nil for none.
    public var ownershipVerificationCertificateArn: String?
    /// The name that DNS must lead the domain to, of a regional endpoint.
    public var regionalDomainName: String?
    /// The hosted zone of that name in Route 53.
    public var regionalHostedZoneId: String?
    /// The name that DNS must lead the domain to, of an edge-optimized endpoint.
    public var distributionDomainName: String?
    /// The hosted zone of that name in Route 53.
    public var distributionHostedZoneId: String?
    /// How it is reached; it has both types while it moves from one to the other.
    public var endpointConfiguration: EndpointConfiguration?
    /// The oldest TLS that callers may speak, such as `TLS_1_2`.
    public var securityPolicy: String?
    /// What callers' certificates are held against; nil if they need none.
    public var mutualTlsAuthentication: MutualTLSAuthentication?
    /// `BASE_PATH_MAPPING_ONLY`, `ROUTING_RULE_ONLY` or `ROUTING_RULE_THEN_BASE_PATH_MAPPING`; nil
    /// for the first.
    public var routingMode: String?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
  }

  /// What a domain is doing.
  public struct DomainNameStatus: RawRepresentable, Sendable, Hashable, Codable {
    /// AWS's word.
    public var rawValue: String

    /// A status by AWS's word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// It can be changed.
    public static let available = DomainNameStatus(rawValue: "AVAILABLE")
    /// A change is under way, and it takes no other.
    public static let updating = DomainNameStatus(rawValue: "UPDATING")
  }

  /// What the certificates of callers are held against.
  public struct MutualTLSAuthentication: Sendable, Hashable, Codable {
    /// A file in S3, such as `s3://bucket/truststore.pem`.
    public var truststoreUri: String?
    /// The version of the file; nil for none in particular.
    public var truststoreVersion: String?

    /// A truststore of all its parts.
    public init(truststoreUri: String?, truststoreVersion: String?) {
      self.truststoreUri = truststoreUri
      self.truststoreVersion = truststoreVersion
    }
  }

  /// What `CreateDomainName` takes.
  public struct NewDomainName: Sendable, Hashable, Codable {
    /// The name, in lower case.
    public var domainName: String
    /// The ARN of the certificate of an edge-optimized endpoint; nil for another.
    public var certificateArn: String?
    /// The ARN of the certificate of a regional endpoint; nil for another.
    public var regionalCertificateArn: String?
    /// The ARN of a certificate that proves whose the domain is; nil for none.
    public var ownershipVerificationCertificateArn: String?
    /// How it is reached: of one type.
    public var endpointConfiguration: EndpointConfiguration
    /// The oldest TLS that callers may speak.
    public var securityPolicy: String
    /// What callers' certificates are held against; nil if they need none.
    public var mutualTlsAuthentication: MutualTLSAuthentication?
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// A domain that is to be made.
    public init(
      domainName: String, certificateArn: String?, regionalCertificateArn: String?,
      ownershipVerificationCertificateArn: String?, endpointConfiguration: EndpointConfiguration,
      securityPolicy: String, mutualTlsAuthentication: MutualTLSAuthentication?,
      tags: [String: String]
    ) {
      self.domainName = domainName
      self.certificateArn = certificateArn
      self.regionalCertificateArn = regionalCertificateArn
      self.ownershipVerificationCertificateArn = ownershipVerificationCertificateArn
      self.endpointConfiguration = endpointConfiguration
      self.securityPolicy = securityPolicy
      self.mutualTlsAuthentication = mutualTlsAuthentication
      self.tags = tags
    }
  }

  /// All custom domain names of the account and region, also those of HTTP APIs
  /// (`GetDomainNames`).
  public func domainNames() async throws(ServiceError) -> [DomainName] {
    try await pages("GetDomainNames", "/domainnames")
  }

  /// A public custom domain name as it is now (`GetDomainName`); nil if there is none.
  public func domainName(_ name: String) async throws(ServiceError) -> DomainName? {
    try await ifFound { () async throws(ServiceError) -> DomainName in
      try await client.rest(
        .apiGateway, "GetDomainName", .read, .get, PercentEncoding.path("domainnames", name))
    }
  }

  /// Makes a custom domain name, which no account may have already (`CreateDomainName`).
  public func createDomainName(
    _ domain: NewDomainName
  ) async throws(ServiceError) -> DomainName {
    try await client.rest(
      .apiGateway, "CreateDomainName", .writeOnce, .post, "/domainnames", input: domain)
  }

  /// Changes attributes of a custom domain name and says what it is now (`UpdateDomainName`).
  ///
  /// Adding what is there, or removing what is gone, is refused.
  public func updateDomainName(
    _ name: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) -> DomainName {
    try await client.rest(
      .apiGateway, "UpdateDomainName", .writeOnce, .patch,
      PercentEncoding.path("domainnames", name), input: Patch(patchOperations: operations),
      settling: [.concurrentModification])
  }

  /// Deletes a custom domain name (`DeleteDomainName`); nothing happens if it is gone.
  public func deleteDomainName(_ name: String) async throws(ServiceError) {
    try await delete("DeleteDomainName", PercentEncoding.path("domainnames", name))
  }

  /// Waits until no change of a custom domain name is under way.
  ///
  /// Polls `GetDomainName` for up to an hour: an edge-optimized one is given to CloudFront, which
  /// takes its time.
  public func waitForDomainName(_ name: String) async throws(ServiceError) {
    var waited = Duration.zero
    while true {
      let status = try await domainName(name)?.domainNameStatus
      guard let status, status == .updating, waited < .seconds(3600) else { return }
      do {
        try await client.wait(.seconds(10), for: .domainName(status: status.rawValue))
      } catch {
        return
      }
      waited += .seconds(10)
    }
  }
}
