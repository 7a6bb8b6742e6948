import HTTPTypes

extension APIGateway {
  /// A custom domain name.
  public struct DomainName: Sendable, Hashable, Codable {
    /// Such as `api.example.com`.
    public var domainName: String
    /// Tells private domain names of the same spelling apart; nil for public ones.
    public var domainNameId: String?
    /// How it is reached.
    public var endpointConfiguration: EndpointConfiguration?
    /// `API_MAPPING_ONLY`, `ROUTING_RULE_ONLY` or `ROUTING_RULE_THEN_API_MAPPING`; nil for the
    /// first.
    public var routingMode: String?
  }

  /// A path of a custom domain name that leads to an API.
  public struct BasePathMapping: Sendable, Hashable, Codable {
    /// The path; `(none)` for the root.
    public var basePath: String?
    /// The API that it leads to.
    public var restApiId: String?
    /// The stage; nil if the caller names it in the path.
    public var stage: String?
  }

  /// All custom domain names of the account and region, also those of HTTP APIs
  /// (`GetDomainNames`).
  public func domainNames() async throws(ServiceError) -> [DomainName] {
    try await pages("GetDomainNames", "/domainnames")
  }

  /// The paths of a custom domain name (`GetBasePathMappings`).
  public func basePathMappings(
    of domain: DomainName
  ) async throws(ServiceError) -> [BasePathMapping] {
    try await pages(
      "GetBasePathMappings",
      PercentEncoding.path("domainnames", domain.domainName, "basepathmappings"),
      query: domain.domainNameId.map { [("domainNameId", $0)] } ?? [])
  }
}
