import HTTPTypes

extension APIGateway {
  /// A path of an API, with its methods.
  public struct Resource: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// The whole path, such as `/users/{id}`.
    public var path: String
    /// The id of the resource it hangs under; nil for the root.
    public var parentId: String?
    /// The last segment of its path, such as `{id}` or `{proxy+}`; nil for the root.
    public var pathPart: String?
    /// Its methods by verb, `ANY` for all verbs; nil if it has none.
    public var resourceMethods: [String: Method]?
  }

  /// A method of a resource, with its integration.
  public struct Method: Sendable, Hashable, Codable {
    /// `NONE`, `AWS_IAM`, `CUSTOM` (a Lambda authorizer) or `COGNITO_USER_POOLS`.
    public var authorizationType: String?
    /// The id of its authorizer; nil if its authorization needs none.
    public var authorizerId: String?
    /// The scopes of which a token of a user pool must have one; nil for none.
    public var authorizationScopes: [String]?
    /// Whether a caller must send an API key.
    public var apiKeyRequired: Bool?
    /// What it passes its requests to; nil until `PutIntegration`, and not deployable so.
    public var methodIntegration: Integration?
  }

  /// What a method passes its requests to.
  public struct Integration: Sendable, Hashable, Codable {
    /// `AWS_PROXY` for Lambda proxy, else `AWS`, `HTTP`, `HTTP_PROXY` or `MOCK`.
    public var type: String?
    /// The verb the backend is called with; `POST` for Lambda, whatever the method's own.
    public var httpMethod: String?
    /// The backend.
    ///
    /// For Lambda `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/`, then the
    /// ARN of the function, version or alias, then `/invocations`.
    public var uri: String?
    /// Milliseconds, 50 to 29,000, more if the account's quota was raised; nil for 29,000.
    public var timeoutInMillis: Int?

    /// An integration that is to be put.
    public init(type: String, httpMethod: String, uri: String, timeoutInMillis: Int?) {
      self.type = type
      self.httpMethod = httpMethod
      self.uri = uri
      self.timeoutInMillis = timeoutInMillis
    }
  }

  /// All resources of an API, each with its methods and their integrations (`GetResources`).
  public func resources(of api: String) async throws(ServiceError) -> [Resource] {
    try await pages(
      "GetResources", PercentEncoding.path("restapis", api, "resources"),
      query: [("embed", "methods")])
  }

  /// Makes a path one segment below another one, given by its id (`CreateResource`).
  public func createResource(
    _ pathPart: String, under parent: String, of api: String
  ) async throws(ServiceError) -> Resource {
    struct Input: Encodable { var pathPart: String }
    return try await client.rest(
      .apiGateway, "CreateResource", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "resources", parent), input: Input(pathPart: pathPart),
      settling: [.concurrentModification])
  }

  /// Deletes a path with all below it (`DeleteResource`); nothing happens if it is gone.
  public func deleteResource(_ id: String, of api: String) async throws(ServiceError) {
    try await delete("DeleteResource", PercentEncoding.path("restapis", api, "resources", id))
  }

  /// Makes a method without integration (`PutMethod`); the verb is in upper case, or `ANY`.
  public func putMethod(
    _ verb: String, on resource: String, of api: String, authorizationType: String,
    authorizerId: String? = nil, authorizationScopes: [String]? = nil, apiKeyRequired: Bool
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var authorizationType: String
      var authorizerId: String?
      var authorizationScopes: [String]?
      var apiKeyRequired: Bool
    }
    let _: Empty = try await client.rest(
      .apiGateway, "PutMethod", .write, .put, methodPath(verb, resource, api),
      input: Input(
        authorizationType: authorizationType, authorizerId: authorizerId,
        authorizationScopes: authorizationScopes, apiKeyRequired: apiKeyRequired),
      settling: [.concurrentModification])
  }

  /// Changes attributes of a method (`UpdateMethod`).
  public func updateMethod(
    _ verb: String, on resource: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch("UpdateMethod", methodPath(verb, resource, api), operations)
  }

  /// Deletes a method with its integration (`DeleteMethod`); nothing happens if it is gone.
  public func deleteMethod(
    _ verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    try await delete("DeleteMethod", methodPath(verb, resource, api))
  }

  /// Makes or replaces the integration of a method (`PutIntegration`).
  public func putIntegration(
    _ integration: Integration, of verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "PutIntegration", .write, .put,
      methodPath(verb, resource, api) + "/integration", input: integration,
      settling: [.concurrentModification])
  }

  /// Changes attributes of a method's integration (`UpdateIntegration`).
  public func updateIntegration(
    of verb: String, on resource: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateIntegration", methodPath(verb, resource, api) + "/integration", operations)
  }

  private func methodPath(_ verb: String, _ resource: String, _ api: String) -> String {
    PercentEncoding.path("restapis", api, "resources", resource, "methods", verb)
  }
}
