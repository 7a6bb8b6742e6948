import HTTPTypes

extension APIGateway {
  /// A path of a custom domain name that leads to an API.
  public struct BasePathMapping: Sendable, Hashable, Codable {
    /// The path's first segment; `(none)` if all paths lead there.
    public var basePath: String?
    /// The API.
    public var restApiId: String?
    /// Its stage; nil or `(none)` if callers name it in the path.
    public var stage: String?

    /// What stands for no path, and for no stage.
    public static let none = "(none)"

    /// A mapping of all its parts.
    public init(basePath: String?, restApiId: String?, stage: String?) {
      self.basePath = basePath
      self.restApiId = restApiId
      self.stage = stage
    }
  }

  /// The paths of a custom domain name, of a private one with its id (`GetBasePathMappings`); none if
  /// there is no such domain.
  public func basePathMappings(
    of domain: String, id: String? = nil
  ) async throws(ServiceError) -> [BasePathMapping] {
    try await ifFound { () async throws(ServiceError) -> [BasePathMapping] in
      try await pages(
        "GetBasePathMappings", PercentEncoding.path("domainnames", domain, "basepathmappings"),
        query: id.map { [("domainNameId", $0)] } ?? [])
    } ?? []
  }

  /// Lets a path of a custom domain name lead to a stage (`CreateBasePathMapping`).
  public func createBasePathMapping(
    _ mapping: BasePathMapping, of domain: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "CreateBasePathMapping", .writeOnce, .post,
      PercentEncoding.path("domainnames", domain, "basepathmappings"), input: mapping,
      settling: [.concurrentModification])
  }

  /// Changes a path of a custom domain name, or where it leads (`UpdateBasePathMapping`).
  ///
  /// Once its path has changed it is no longer found under the old one.
  public func updateBasePathMapping(
    _ path: String, of domain: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "UpdateBasePathMapping", .writeOnce, .patch,
      PercentEncoding.path("domainnames", domain, "basepathmappings", path),
      input: Patch(patchOperations: operations), settling: [.concurrentModification])
  }

  /// Deletes a path of a custom domain name (`DeleteBasePathMapping`); nothing happens if it is
  /// gone.
  public func deleteBasePathMapping(
    _ path: String, of domain: String
  ) async throws(ServiceError) {
    try await delete(
      "DeleteBasePathMapping",
      PercentEncoding.path("domainnames", domain, "basepathmappings", path))
  }
}
