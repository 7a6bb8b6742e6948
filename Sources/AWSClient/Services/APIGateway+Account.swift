import HTTPTypes

extension APIGateway {
  /// What holds for all APIs of an account in a region.
  public struct Account: Sendable, Hashable, Codable {
    /// The role that execution and access logs are written with; nil or empty for none.
    public var cloudwatchRoleArn: String?
    /// How many requests all APIs together let through.
    public var throttleSettings: ThrottleSettings?
  }

  /// The settings of the account in the region (`GetAccount`).
  public func account() async throws(ServiceError) -> Account {
    try await client.rest(.apiGateway, "GetAccount", .read, .get, "/account")
  }

  /// Sets the role that all APIs write their logs with (`UpdateAccount`, once in 20 s).
  ///
  /// API Gateway tries the role, and refuses a new one for a while.
  public func setLogRole(_ arn: String) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "UpdateAccount", .write, .patch, "/account",
      input: Patch(patchOperations: [.replace("/cloudwatchRoleArn", arn)]),
      settling: [.newLogRole, .concurrentModification])
  }
}
