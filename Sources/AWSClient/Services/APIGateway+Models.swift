import HTTPTypes

extension APIGateway {
  /// A model of an API: as it is read, and as `CreateModel` takes it.
  public struct Model: Sendable, Hashable, Codable {
    /// Its name, letters and digits; the only one of the API.
    public var name: String
    /// A JSON Schema of draft 4, up to 400 KB.
    public var schema: String?
    /// The media type it is for.
    public var contentType: String?
    /// What its owner wrote about it; nil if nothing.
    public var description: String?

    /// A model that is to be made.
    public init(name: String, schema: String, contentType: String) {
      self.name = name
      self.schema = schema
      self.contentType = contentType
    }
  }

  /// What API Gateway holds against a request before it passes it on.
  public struct RequestValidator: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// Its name, which others may bear as well.
    public var name: String?
    /// Whether bodies are held against the method's models.
    public var validateRequestBody: Bool?
    /// Whether required parameters must be there.
    public var validateRequestParameters: Bool?
  }

  /// All models of an API, `Empty` and `Error` among them, which AWS makes with it (`GetModels`).
  public func models(of api: String) async throws(ServiceError) -> [Model] {
    try await pages("GetModels", PercentEncoding.path("restapis", api, "models"))
  }

  /// Makes a model (`CreateModel`).
  public func createModel(_ model: Model, of api: String) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "CreateModel", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "models"), input: model,
      settling: [.concurrentModification])
  }

  /// Changes attributes of a model (`UpdateModel`).
  public func updateModel(
    _ name: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateModel", PercentEncoding.path("restapis", api, "models", name), operations)
  }

  /// Deletes a model that no method names (`DeleteModel`); nothing happens if it is gone.
  public func deleteModel(_ name: String, of api: String) async throws(ServiceError) {
    try await delete("DeleteModel", PercentEncoding.path("restapis", api, "models", name))
  }

  /// All request validators of an API (`GetRequestValidators`).
  public func requestValidators(of api: String) async throws(ServiceError) -> [RequestValidator] {
    try await pages(
      "GetRequestValidators", PercentEncoding.path("restapis", api, "requestvalidators"))
  }

  /// Makes a request validator (`CreateRequestValidator`).
  public func createRequestValidator(
    _ name: String, of api: String, body: Bool, parameters: Bool
  ) async throws(ServiceError) -> RequestValidator {
    struct Input: Encodable {
      var name: String
      var validateRequestBody: Bool
      var validateRequestParameters: Bool
    }
    return try await client.rest(
      .apiGateway, "CreateRequestValidator", .writeOnce, .post,
      PercentEncoding.path("restapis", api, "requestvalidators"),
      input: Input(name: name, validateRequestBody: body, validateRequestParameters: parameters),
      settling: [.concurrentModification])
  }

  /// Changes attributes of a request validator (`UpdateRequestValidator`).
  public func updateRequestValidator(
    _ id: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateRequestValidator", PercentEncoding.path("restapis", api, "requestvalidators", id),
      operations)
  }

  /// Deletes a request validator (`DeleteRequestValidator`); nothing happens if it is gone.
  public func deleteRequestValidator(_ id: String, of api: String) async throws(ServiceError) {
    try await delete(
      "DeleteRequestValidator", PercentEncoding.path("restapis", api, "requestvalidators", id))
  }
}
