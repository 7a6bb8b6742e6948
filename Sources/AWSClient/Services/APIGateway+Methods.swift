import HTTPTypes

extension APIGateway {
  /// A method of a resource: as it is read, and as `PutMethod` takes it.
  public struct Method: Sendable, Hashable, Codable {
    /// `NONE`, `AWS_IAM`, `CUSTOM` (a Lambda authorizer) or `COGNITO_USER_POOLS`.
    public var authorizationType: String?
    /// The id of its authorizer; nil for none.
    public var authorizerId: String?
    /// The OAuth scopes of which a token needs one; nil for none.
    public var authorizationScopes: [String]?
    /// Whether a caller must send an API key.
    public var apiKeyRequired: Bool?
    /// Whether each parameter must be there, by names such as `method.request.querystring.q`.
    public var requestParameters: [String: Bool]?
    /// The names of the models of its bodies, by media type.
    public var requestModels: [String: String]?
    /// The id of the validator that is held against requests; nil for none.
    public var requestValidatorId: String?
    /// The answers it may give, by status; `PutMethod` takes none.
    public var methodResponses: [String: MethodResponse]?
    /// What it passes its requests to; nil until `PutIntegration`, and not deployable so.
    public var methodIntegration: Integration?

    /// A method that is to be put.
    public init(
      authorizationType: String, authorizerId: String?, authorizationScopes: [String]?,
      apiKeyRequired: Bool, requestParameters: [String: Bool]?, requestModels: [String: String]?,
      requestValidatorId: String?
    ) {
      self.authorizationType = authorizationType
      self.authorizerId = authorizerId
      self.authorizationScopes = authorizationScopes
      self.apiKeyRequired = apiKeyRequired
      self.requestParameters = requestParameters
      self.requestModels = requestModels
      self.requestValidatorId = requestValidatorId
    }
  }

  /// An answer that a method may give.
  public struct MethodResponse: Sendable, Hashable, Codable {
    /// Its headers, by names such as `method.response.header.Location`, each with whether SDKs may
    /// rely on it.
    public var responseParameters: [String: Bool]?
    /// The names of the models of its bodies, by media type.
    public var responseModels: [String: String]?

    /// An answer that is to be put.
    public init(responseParameters: [String: Bool]?, responseModels: [String: String]?) {
      self.responseParameters = responseParameters
      self.responseModels = responseModels
    }
  }

  /// Makes a method without integration (`PutMethod`); the verb is in upper case, or `ANY`.
  public func putMethod(
    _ method: Method, _ verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "PutMethod", .write, .put, methodPath(verb, resource, api), input: method,
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

  /// Makes an answer that a method may give (`PutMethodResponse`).
  public func putMethodResponse(
    _ response: MethodResponse, _ status: String, of verb: String, on resource: String,
    of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "PutMethodResponse", .write, .put,
      methodPath(verb, resource, api, "responses", status), input: response,
      settling: [.concurrentModification])
  }

  /// Changes attributes of an answer that a method may give (`UpdateMethodResponse`).
  public func updateMethodResponse(
    _ status: String, of verb: String, on resource: String, of api: String,
    _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateMethodResponse", methodPath(verb, resource, api, "responses", status), operations)
  }

  /// Deletes an answer that a method may give (`DeleteMethodResponse`); nothing happens if it is
  /// gone.
  public func deleteMethodResponse(
    _ status: String, of verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    try await delete(
      "DeleteMethodResponse", methodPath(verb, resource, api, "responses", status))
  }

  /// The path of a method, or of something below it.
  func methodPath(_ verb: String, _ resource: String, _ api: String, _ rest: String...) -> String {
    PercentEncoding.path("restapis", api, "resources", resource, "methods", verb)
      + rest.map { "/\(PercentEncoding.encode($0))" }.joined()
  }
}
