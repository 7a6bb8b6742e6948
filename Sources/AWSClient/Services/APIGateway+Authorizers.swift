import HTTPTypes

extension APIGateway {
  /// What decides who may call methods, before they are called.
  public struct Authorizer: Sendable, Hashable, Codable {
    /// The id AWS gave it; nil of one that is to be made.
    public var id: String?
    /// Its name, the only one of its kind in its API.
    public var name: String
    /// `TOKEN` or `REQUEST` (a Lambda function), or `COGNITO_USER_POOLS`.
    public var type: String
    /// The ARNs of the user pools, of `COGNITO_USER_POOLS` only.
    public var providerARNs: [String]?
    /// The function, as an integration names it; of `TOKEN` and `REQUEST` only.
    public var authorizerUri: String?
    /// Where the caller's identity is: `method.request.header.Authorization`; for `REQUEST` several,
    /// with commas between; nil for none.
    public var identitySource: String?
    /// What a token must look like, a regular expression, of `TOKEN` and user pools; nil for
    /// anything.
    public var identityValidationExpression: String?
    /// How many seconds an answer is kept, 0 to 3,600; nil for 300.
    public var authorizerResultTtlInSeconds: Int?

    /// An authorizer that is to be made.
    public init(
      name: String, type: String, providerARNs: [String]? = nil, authorizerUri: String? = nil,
      identitySource: String? = nil, identityValidationExpression: String? = nil,
      authorizerResultTtlInSeconds: Int? = nil
    ) {
      self.name = name
      self.type = type
      self.providerARNs = providerARNs
      self.authorizerUri = authorizerUri
      self.identitySource = identitySource
      self.identityValidationExpression = identityValidationExpression
      self.authorizerResultTtlInSeconds = authorizerResultTtlInSeconds
    }
  }

  /// All authorizers of an API (`GetAuthorizers`).
  public func authorizers(of api: String) async throws(ServiceError) -> [Authorizer] {
    try await pages("GetAuthorizers", PercentEncoding.path("restapis", api, "authorizers"))
  }

  /// Makes an authorizer, and answers its id (`CreateAuthorizer`).
  ///
  /// Of an API that is not there AWS says that two writes met, and that is waited out in vain.
  public func createAuthorizer(
    _ authorizer: Authorizer, of api: String
  ) async throws(ServiceError) -> String {
    struct Output: Decodable { var id: String }
    let output: Output = try await client.rest(
      .apiGateway, "CreateAuthorizer", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "authorizers"), input: authorizer,
      settling: [.concurrentModification])
    return output.id
  }

  /// Changes attributes of an authorizer (`UpdateAuthorizer`).
  public func updateAuthorizer(
    _ id: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateAuthorizer", PercentEncoding.path("restapis", api, "authorizers", id), operations)
  }

  /// Deletes an authorizer that no method names (`DeleteAuthorizer`); nothing happens if it is gone.
  public func deleteAuthorizer(_ id: String, of api: String) async throws(ServiceError) {
    try await delete(
      "DeleteAuthorizer", PercentEncoding.path("restapis", api, "authorizers", id))
  }

  /// Lets a stage forget what authorizers said (`FlushStageAuthorizersCache`).
  public func flushAuthorizersCache(
    ofStage name: String, of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "FlushStageAuthorizersCache", .write, .delete,
      PercentEncoding.path("restapis", api, "stages", name, "cache", "authorizers"),
      settling: [.concurrentModification])
  }
}
