import HTTPTypes

extension APIGateway {
  /// A path of an API, with its methods.
  public struct Resource: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// The whole path, such as `/users/{id}`.
    public var path: String
    public var parentId: String?
    /// Its last segment; nil for the root.
    public var pathPart: String?
    /// Its methods, by verb.
    public var resourceMethods: [String: Method]?
  }

  /// A method of a resource, with its integration.
  public struct Method: Sendable, Hashable, Codable {
    public var authorizationType: String?
    public var apiKeyRequired: Bool?
    public var methodIntegration: Integration?
  }

  /// What a method passes its requests to.
  public struct Integration: Sendable, Hashable, Codable {
    /// `AWS_PROXY` for Lambda proxy integration.
    public var type: String?
    /// The verb the backend is called with; `POST` for Lambda.
    public var httpMethod: String?
    public var uri: String?
    /// 50 to 29,000, more if the account's quota was raised.
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

  /// Makes a path under another one (`CreateResource`).
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

  /// Makes a method (`PutMethod`).
  public func putMethod(
    _ verb: String, on resource: String, of api: String, authorizationType: String,
    apiKeyRequired: Bool
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var authorizationType: String
      var apiKeyRequired: Bool
    }
    let _: Empty = try await client.rest(
      .apiGateway, "PutMethod", .write, .put, methodPath(verb, resource, api),
      input: Input(authorizationType: authorizationType, apiKeyRequired: apiKeyRequired),
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

  /// Changes attributes of an integration (`UpdateIntegration`).
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
