import HTTPTypes

extension APIGateway {
  /// An API's definition as it was at a moment.
  public struct Deployment: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// The text it was made with; nil if there was none.
    public var description: String?
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
    /// The canary beside its deployment; nil if there is none.
    public var canarySettings: CanarySettings?
    /// Its tags, which are not its API's; nil if it has none.
    public var tags: [String: String]?
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
    /// By name, of letters, digits and `_`; values are `[A-Za-z0-9-._~:/?#&=,]+`,
    /// up to 512 characters; up to 100 in a stage.
    public var variables: [String: String]
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// A stage that is to be made.
    public init(
      stageName: String, deploymentId: String, variables: [String: String],
      tags: [String: String]
    ) {
      self.stageName = stageName
      self.deploymentId = deploymentId
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
}
