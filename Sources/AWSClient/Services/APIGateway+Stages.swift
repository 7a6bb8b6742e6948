import HTTPTypes

extension APIGateway {
  /// An API's definition as it was at a moment.
  public struct Deployment: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// The text it was made with; nil if there was none.
    public var description: String?
    /// When it was made.
    public var createdDate: Timestamp?
  }

  /// A stage: what a URL serves.
  public struct Stage: Sendable, Hashable, Codable {
    /// 1 to 128 letters, digits, `-` and `_`; the first segment of its URLs' path.
    public var stageName: String
    /// The id of the deployment that it serves.
    public var deploymentId: String?
    /// What its owner wrote about it; nil if nothing.
    public var description: String?
    /// Its variables by name, which integrations can refer to; nil if it has none.
    public var variables: [String: String]?
    /// Whether it has a cache.
    public var cacheClusterEnabled: Bool?
    /// The cache's size in GB, such as `0.5`; it stays when the cache is gone.
    public var cacheClusterSize: String?
    /// What the cache is doing.
    public var cacheClusterStatus: CacheClusterStatus?
    /// What is done with the calls of methods, by keys such as `*/*` and `~1users/GET`.
    public var methodSettings: [String: MethodSetting]?
    /// Where a line for each call goes; nil if nowhere.
    public var accessLogSettings: AccessLogSettings?
    /// Whether calls are traced with X-Ray.
    public var tracingEnabled: Bool?
    /// The certificate that it shows to HTTP backends; nil or empty for none.
    public var clientCertificateId: String?
    /// The ARN of the web ACL that looks at its calls; nil for none.
    public var webAclArn: String?
    /// The canary beside its deployment; nil if there is none.
    public var canarySettings: CanarySettings?
    /// Its tags, which are not its API's; nil if it has none.
    public var tags: [String: String]?
    /// When it was made.
    public var createdDate: Timestamp?
    /// When it was changed last.
    public var lastUpdatedDate: Timestamp?
  }

  /// The part of a stage's traffic that another deployment serves.
  public struct CanarySettings: Sendable, Hashable, Codable {
    /// The id of the deployment that the canary's part of the traffic gets.
    public var deploymentId: String?
    /// Percent of the stage's requests, 0 to 100.
    public var percentTraffic: Double?
    /// Variables that the canary has otherwise than the stage, or alone; nil if none.
    public var stageVariableOverrides: [String: String]?
  }

  /// What `CreateStage` takes.
  public struct NewStage: Sendable, Hashable, Codable {
    /// 1 to 128 letters, digits, `-` and `_`; the first segment of its URLs' path.
    public var stageName: String
    /// The id of the deployment that it is to serve.
    public var deploymentId: String
    /// What the console shows; nil for nothing.
    public var description: String?
    /// Whether calls are traced with X-Ray; nil for no.
    public var tracingEnabled: Bool?
    /// By name, of letters, digits and `_`; values are `[A-Za-z0-9-._~:/?#&=,]+`,
    /// up to 512 characters; up to 100 in a stage.
    public var variables: [String: String]
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// A stage that is to be made.
    public init(
      stageName: String, deploymentId: String, description: String? = nil,
      tracingEnabled: Bool? = nil, variables: [String: String], tags: [String: String]
    ) {
      self.stageName = stageName
      self.deploymentId = deploymentId
      self.description = description
      self.tracingEnabled = tracingEnabled
      self.variables = variables
      self.tags = tags
    }
  }

  /// All deployments of an API (`GetDeployments`).
  public func deployments(of api: String) async throws(ServiceError) -> [Deployment] {
    try await pages("GetDeployments", PercentEncoding.path("restapis", api, "deployments"))
  }

  /// Keeps the API's definition as it is now; no stage is touched (`CreateDeployment`).
  public func createDeployment(
    of api: String, description: String
  ) async throws(ServiceError) -> Deployment {
    struct Input: Encodable { var description: String }
    return try await client.rest(
      .apiGateway, "CreateDeployment", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "deployments"),
      input: Input(description: description), settling: [.concurrentModification])
  }

  /// Deletes a deployment that no stage points at (`DeleteDeployment`); nothing happens if it is
  /// gone.
  public func deleteDeployment(_ id: String, of api: String) async throws(ServiceError) {
    try await delete(
      "DeleteDeployment", PercentEncoding.path("restapis", api, "deployments", id))
  }

  /// All stages of an API (`GetStages`, which has no pages).
  public func stages(of api: String) async throws(ServiceError) -> [Stage] {
    struct Output: Decodable { var item: [Stage]? }
    let output: Output = try await client.rest(
      .apiGateway, "GetStages", .read, .get, PercentEncoding.path("restapis", api, "stages"))
    return output.item ?? []
  }

  /// A stage as it is now (`GetStage`).
  public func stage(_ name: String, of api: String) async throws(ServiceError) -> Stage {
    try await client.rest(
      .apiGateway, "GetStage", .read, .get, PercentEncoding.path("restapis", api, "stages", name))
  }

  /// Makes a stage that serves a deployment at once (`CreateStage`).
  public func createStage(_ stage: NewStage, of api: String) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "CreateStage", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "stages"), input: stage,
      settling: [.concurrentModification])
  }

  /// Changes attributes of a stage, all at once, and says what it is now (`UpdateStage`).
  public func updateStage(
    _ name: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) -> Stage {
    try await client.rest(
      .apiGateway, "UpdateStage", .write, .patch,
      PercentEncoding.path("restapis", api, "stages", name),
      input: Patch(patchOperations: operations), settling: [.concurrentModification])
  }

  /// Deletes a stage (`DeleteStage`); nothing happens if it is gone.
  public func deleteStage(_ name: String, of api: String) async throws(ServiceError) {
    try await delete("DeleteStage", PercentEncoding.path("restapis", api, "stages", name))
  }

  /// Empties the response cache of a stage that has one (`FlushStageCache`).
  public func flushStageCache(_ name: String, of api: String) async throws(ServiceError) {
    try await delete(
      "FlushStageCache", PercentEncoding.path("restapis", api, "stages", name, "cache", "data"))
  }
}
