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
}
