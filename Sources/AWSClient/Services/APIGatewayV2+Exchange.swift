import HTTPTypes
public import Primitives

/// Definitions as documents, out and in, and objects as AWS answers them, with members that
/// gwdeploy has no other use for.
extension APIGatewayV2 {
  /// An API as `GetApi` answers it; nil if there is none of that id.
  public func document(ofAPI id: String) async throws(ServiceError) -> JSON? {
    try await ifFound { () async throws(ServiceError) -> JSON in
      try await client.rest(.apiGateway, "GetApi", .read, .get, path("apis", id))
    }
  }

  /// The stages of an API as `GetStages` answers them.
  public func documents(ofStagesOf api: String) async throws(ServiceError) -> [JSON] {
    try await pages("GetStages", path("apis", api, "stages"))
  }

  /// The definition of an HTTP API as OpenAPI 3.0 with API Gateway's extensions: the one that a
  /// stage serves, or for nil the one that it has now (`ExportApi`).
  public func export(
    ofStage stage: String?, of api: String
  ) async throws(ServiceError) -> JSON {
    try await client.rest(
      .apiGateway, "ExportApi", .read, .get, path("apis", api, "exports", "OAS30"),
      query: [("outputType", "JSON"), ("includeExtensions", "true")]
        + (stage.map { [("stageName", $0)] } ?? []))
  }

  /// What an import made, and what it passed over.
  public struct Import: Sendable, Hashable, Decodable {
    /// The API's id.
    public var apiId: String
    /// What of the document was not understood; nil for nothing.
    public var warnings: [String]?
  }

  /// Makes an HTTP API, without stages, of a definition in OpenAPI 3.0 (`ImportApi`).
  public func importAPI(_ definition: JSON) async throws(ServiceError) -> Import {
    try await client.rest(
      .apiGateway, "ImportApi", .writeOnce, .put, path("apis"), input: Definition(definition))
  }

  /// Replaces the whole definition of an HTTP API by one in OpenAPI 3.0 (`ReimportApi`).
  public func overwriteAPI(
    _ id: String, with definition: JSON
  ) async throws(ServiceError) -> Import {
    try await client.rest(
      .apiGateway, "ReimportApi", .write, .put, path("apis", id), input: Definition(definition),
      settling: [.concurrentModification])
  }

  /// Keeps the API's definition as it is now; no stage is touched (`CreateDeployment`).
  public func createDeployment(
    of api: String, description: String
  ) async throws(ServiceError) -> Deployment {
    struct Input: Encodable { var description: String }
    return try await client.rest(
      .apiGateway, "CreateDeployment", .writeOnce, .post, path("apis", api, "deployments"),
      input: Input(description: description), settling: [.concurrentModification])
  }

  /// Makes a stage of a document of what `CreateStage` takes, such as `stageName` and `autoDeploy`.
  public func createStage(_ document: JSON, of api: String) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "CreateStage", .writeOnce, .post, path("apis", api, "stages"),
      input: document, settling: [.concurrentModification])
  }

  /// Shuts off the URL that AWS gives an API (`UpdateApi`).
  public func disableDefaultEndpoint(of api: String) async throws(ServiceError) {
    struct Input: Encodable { var disableExecuteApiEndpoint = true }
    let _: Empty = try await client.rest(
      .apiGateway, "UpdateApi", .write, .patch, path("apis", api), input: Input(),
      settling: [.concurrentModification])
  }

  /// Sets tags of an API, by its ARN; its other tags stay (`TagResource`).
  public func tag(_ arn: String, _ tags: [String: String]) async throws(ServiceError) {
    struct Input: Encodable { var tags: [String: String] }
    let _: Empty = try await client.rest(
      .apiGateway, "TagResource", .write, .post, path("tags", arn), input: Input(tags: tags),
      settling: [.concurrentModification])
  }

  /// A definition as it is sent: as text.
  private struct Definition: Encodable {
    private enum Key: String, CodingKey { case body }

    private let document: JSON

    init(_ document: JSON) { self.document = document }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(
        String(decoding: try WireJSON.encode(document), as: UTF8.self), forKey: .body)
    }
  }
}
