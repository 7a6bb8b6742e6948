import HTTPTypes
public import Primitives

/// Definitions as documents, out and in, and objects as AWS answers them, with members that
/// gwdeploy has no other use for.
extension APIGateway {
  /// An API as `GetRestApi` answers it; nil if there is none of that id.
  public func document(ofAPI id: String) async throws(ServiceError) -> JSON? {
    try await ifFound { () async throws(ServiceError) -> JSON in
      try await client.rest(
        .apiGateway, "GetRestApi", .read, .get, PercentEncoding.path("restapis", id))
    }
  }

  /// The stages of an API as `GetStages` answers them.
  public func documents(ofStagesOf api: String) async throws(ServiceError) -> [JSON] {
    let output: JSON = try await client.rest(
      .apiGateway, "GetStages", .read, .get, PercentEncoding.path("restapis", api, "stages"))
    return output["item"]?.array ?? []
  }

  /// The paths of an API's working copy, with all that is below them, as `GetResources` answers
  /// them.
  public func documents(ofResourcesOf api: String) async throws(ServiceError) -> [JSON] {
    try await pages(
      "GetResources", PercentEncoding.path("restapis", api, "resources"),
      query: [("embed", "methods")])
  }

  /// The definition that a stage serves as OpenAPI 3.0 with API Gateway's extensions (`GetExport`).
  public func export(ofStage stage: String, of api: String) async throws(ServiceError) -> JSON {
    try await client.rest(
      .apiGateway, "GetExport", .read, .get,
      PercentEncoding.path("restapis", api, "stages", stage, "exports", "oas30"),
      query: [("extensions", "apigateway")])
  }

  /// What an import made, and what it passed over.
  public struct Import: Sendable, Hashable, Decodable {
    /// The API's id.
    public var id: String
    /// What of the document was not understood; nil for nothing.
    public var warnings: [String]?
  }

  /// Makes an API of a definition in OpenAPI (`ImportRestApi`).
  ///
  /// The endpoint type is `REGIONAL`, `EDGE` or `PRIVATE`; the document itself names none.
  public func importRestAPI(
    _ definition: JSON, endpointType: String
  ) async throws(ServiceError) -> Import {
    try await client.rest(
      .apiGateway, "ImportRestApi", .writeOnce, .post, "/restapis",
      query: [("mode", "import"), ("endpointConfigurationTypes", endpointType)],
      input: definition)
  }

  /// Replaces the whole definition of an API by one in OpenAPI (`PutRestApi`).
  public func overwriteRestAPI(
    _ id: String, with definition: JSON
  ) async throws(ServiceError) -> Import {
    try await client.rest(
      .apiGateway, "PutRestApi", .write, .put, PercentEncoding.path("restapis", id),
      query: [("mode", "overwrite")], input: definition, settling: [.concurrentModification])
  }
}

extension APIGateway.Stage {
  /// The stage of a document as `GetStages` answers it; nil if it is none.
  public init?(_ document: JSON) {
    guard let bytes = try? WireJSON.encode(document),
      let stage = try? WireJSON.decode(Self.self, from: bytes)
    else { return nil }
    self = stage
  }
}
