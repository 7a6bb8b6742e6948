import HTTPTypes

/// API Gateway's operations on HTTP and WebSocket APIs that gwdeploy uses.
///
/// Source of shapes and paths: the service model `apigatewayv2` 2018-11-29; the host is API
/// Gateway's. Lists are read whole, page after page.
public struct APIGatewayV2: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// An HTTP or WebSocket API.
  public struct API: Sendable, Hashable, Codable {
    /// The id AWS gave it, which metrics are counted under.
    public var apiId: String
    /// Its name, which others may bear as well.
    public var name: String
    /// `HTTP` or `WEBSOCKET`.
    public var protocolType: String
    /// When it was made.
    public var createdDate: Timestamp?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
  }

  /// A stage of an HTTP or WebSocket API.
  public struct Stage: Sendable, Hashable, Codable {
    /// The name; `$default` is served without one.
    public var stageName: String
    /// The deployment that it serves; nil if nothing was deployed.
    public var deploymentId: String?
    /// When it was made.
    public var createdDate: Timestamp?
    /// When it was changed last.
    public var lastUpdatedDate: Timestamp?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
    /// Its variables by name, which integrations can refer to; nil if it has none.
    public var stageVariables: [String: String]?
    /// Whether AWS made it with its API, and deletes it with that only; nil for no.
    public var apiGatewayManaged: Bool?
  }

  /// An API's definition as it was at a moment.
  public struct Deployment: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var deploymentId: String
    /// When it was made.
    public var createdDate: Timestamp?
  }

  /// A path of a custom domain name that leads to an API, of whichever kind.
  public struct APIMapping: Sendable, Hashable, Codable {
    /// The API that it leads to.
    public var apiId: String
    /// The path; nil or empty for the root.
    public var apiMappingKey: String?
    /// The stage; nil or empty if the caller names it in the path, as of REST APIs they can.
    public var stage: String?
  }

  /// A rule of a custom domain name, with the APIs that it leads to.
  public struct RoutingRule: Sendable, Hashable, Codable {
    /// What is done with calls that it fits; nil for nothing.
    public var actions: [Action]?

    /// What is done with a call.
    public struct Action: Sendable, Hashable, Codable {
      /// The API that gets it.
      public var invokeApi: Target?
    }

    /// A stage that gets calls.
    public struct Target: Sendable, Hashable, Codable {
      /// The API's id.
      public var apiId: String
      /// The stage's name.
      public var stage: String
    }
  }

  /// What a route passes its requests to, as far as gwdeploy looks at it.
  public struct Integration: Sendable, Hashable, Codable {
    /// `INTERNET` or `VPC_LINK`.
    public var connectionType: String?
    /// The id of the VPC link; nil if there is none.
    public var connectionId: String?
    /// Where requests go; nil of a mock.
    public var integrationUri: String?
  }

  /// A link into a private network that integrations go through.
  public struct VPCLink: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var vpcLinkId: String
    /// Its name.
    public var name: String
  }

  // MARK: Reading

  /// All HTTP and WebSocket APIs of the account and region (`GetApis`).
  public func apis() async throws(ServiceError) -> [API] { try await pages("GetApis", "/v2/apis") }

  /// All stages of an API (`GetStages`).
  public func stages(of api: String) async throws(ServiceError) -> [Stage] {
    try await pages("GetStages", path("apis", api, "stages"))
  }

  /// All deployments of an API (`GetDeployments`).
  public func deployments(of api: String) async throws(ServiceError) -> [Deployment] {
    try await pages("GetDeployments", path("apis", api, "deployments"))
  }

  /// What the routes of an API pass their requests to (`GetIntegrations`).
  public func integrations(of api: String) async throws(ServiceError) -> [Integration] {
    try await pages("GetIntegrations", path("apis", api, "integrations"))
  }

  /// All VPC links that HTTP APIs can use (`GetVpcLinks`).
  public func vpcLinks() async throws(ServiceError) -> [VPCLink] {
    try await pages("GetVpcLinks", "/v2/vpclinks")
  }

  /// The paths of a regional custom domain name (`GetApiMappings`).
  public func mappings(of domain: String) async throws(ServiceError) -> [APIMapping] {
    try await pages("GetApiMappings", path("domainnames", domain, "apimappings"))
  }

  /// The rules of a custom domain name (`ListRoutingRules`).
  public func routingRules(of domain: String) async throws(ServiceError) -> [RoutingRule] {
    struct Page: Decodable {
      var routingRules: [RoutingRule]?
      var nextToken: String?
    }
    var rules: [RoutingRule] = []
    var token: String?
    repeat {
      let page: Page = try await client.rest(
        .apiGateway, "ListRoutingRules", .read, .get,
        path("domainnames", domain, "routingrules"),
        query: token.map { [("nextToken", $0)] } ?? [])
      rules += page.routingRules ?? []
      token = page.nextToken
    } while token != nil
    return rules
  }

  // MARK: Writing

  /// Deletes a stage (`DeleteStage`); nothing happens if it is gone.
  public func deleteStage(_ name: String, of api: String) async throws(ServiceError) {
    try await delete("DeleteStage", path("apis", api, "stages", name))
  }

  /// Deletes an API with all that hangs under it (`DeleteApi`); nothing happens if it is gone.
  public func deleteAPI(_ id: String) async throws(ServiceError) {
    try await delete("DeleteApi", path("apis", id))
  }

  // MARK: What the operations share

  private struct Page<Item: Decodable>: Decodable {
    var items: [Item]?
    var nextToken: String?
  }

  func pages<Item: Decodable>(
    _ operation: String, _ path: String
  ) async throws(ServiceError) -> [Item] {
    var items: [Item] = []
    var token: String?
    repeat {
      let page: Page<Item> = try await client.rest(
        .apiGateway, operation, .read, .get, path,
        query: token.map { [("nextToken", $0)] } ?? [])
      items += page.items ?? []
      token = page.nextToken
    } while token != nil
    return items
  }

  private func delete(_ operation: String, _ path: String) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .apiGateway, operation, .write, .delete, path, settling: [.concurrentModification])
    }
  }

  func path(_ labels: String...) -> String {
    "/v2" + labels.map { "/" + PercentEncoding.encode($0) }.joined()
  }
}
