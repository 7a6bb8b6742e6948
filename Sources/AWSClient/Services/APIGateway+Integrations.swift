import HTTPTypes

extension APIGateway {
  /// What a method passes its requests to: as it is read, and as `PutIntegration` takes it.
  public struct Integration: Sendable, Hashable, Codable {
    /// `AWS_PROXY` for Lambda proxy, else `AWS`, `HTTP`, `HTTP_PROXY` or `MOCK`.
    public var type: String?
    /// The verb the backend is called with; `POST` for Lambda, whatever the method's own; nil for a
    /// mock.
    public var httpMethod: String?
    /// The backend; nil for a mock.
    ///
    /// For Lambda `arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/`, then the
    /// ARN of the function, version or alias, then `/invocations`.
    public var uri: String?
    /// The ARN of the role that calls the backend, or `arn:aws:iam::*:user/*` for the caller's own;
    /// nil for none.
    public var credentials: String?
    /// `INTERNET` or `VPC_LINK`; nil for `INTERNET`.
    public var connectionType: String?
    /// The id of the VPC link; nil for none.
    public var connectionId: String?
    /// What the backend's parameters are set to, by names such as
    /// `integration.request.header.X-Trace`.
    public var requestParameters: [String: String]?
    /// The templates by media type; AWS answers null for an empty one.
    public var requestTemplates: [String: String?]?
    /// `WHEN_NO_MATCH`, `WHEN_NO_TEMPLATES` or `NEVER`; nil for `WHEN_NO_MATCH`.
    public var passthroughBehavior: String?
    /// `CONVERT_TO_BINARY`, `CONVERT_TO_TEXT`, or nil to leave bodies as they are.
    public var contentHandling: String?
    /// Milliseconds, 50 to 29,000, more if the account's quota was raised or the answer is
    /// streamed; nil for 29,000.
    public var timeoutInMillis: Int?
    /// The parameters of the method by which cached answers are told apart; nil for none.
    public var cacheKeyParameters: [String]?
    /// `BUFFERED` or `STREAM`; nil for `BUFFERED`.
    public var responseTransferMode: String?
    /// How the backend's answers become the method's, by status; `PutIntegration` takes none.
    public var integrationResponses: [String: IntegrationResponse]?

    /// An integration of a type, all else to be said.
    public init(type: String) { self.type = type }
  }

  /// How some of a backend's answers become one of the method's.
  public struct IntegrationResponse: Sendable, Hashable, Codable {
    /// The answers it is for, as a regular expression; nil for all that fit no other.
    public var selectionPattern: String?
    /// What headers are set to, by names such as `method.response.header.Location`.
    public var responseParameters: [String: String]?
    /// The templates by media type; AWS answers null for an empty one.
    public var responseTemplates: [String: String?]?
    /// `CONVERT_TO_BINARY`, `CONVERT_TO_TEXT`, or nil to leave bodies as they are.
    public var contentHandling: String?

    /// A response that is to be put.
    public init(
      selectionPattern: String?, responseParameters: [String: String]?,
      responseTemplates: [String: String?]?, contentHandling: String?
    ) {
      self.selectionPattern = selectionPattern
      self.responseParameters = responseParameters
      self.responseTemplates = responseTemplates
      self.contentHandling = contentHandling
    }
  }

  /// Makes or replaces the integration of a method (`PutIntegration`).
  public func putIntegration(
    _ integration: Integration, of verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "PutIntegration", .write, .put,
      methodPath(verb, resource, api, "integration"), input: integration,
      settling: [.concurrentModification])
  }

  /// Changes attributes of a method's integration (`UpdateIntegration`).
  public func updateIntegration(
    of verb: String, on resource: String, of api: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateIntegration", methodPath(verb, resource, api, "integration"), operations)
  }

  /// Deletes a method's integration with its responses (`DeleteIntegration`); nothing happens if it
  /// is gone.
  public func deleteIntegration(
    of verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    try await delete("DeleteIntegration", methodPath(verb, resource, api, "integration"))
  }

  /// Makes or replaces a response of an integration, for a status that the method may answer
  /// (`PutIntegrationResponse`).
  public func putIntegrationResponse(
    _ response: IntegrationResponse, _ status: String, of verb: String, on resource: String,
    of api: String
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "PutIntegrationResponse", .write, .put,
      methodPath(verb, resource, api, "integration", "responses", status), input: response,
      settling: [.concurrentModification])
  }

  /// Changes attributes of a response of an integration (`UpdateIntegrationResponse`).
  public func updateIntegrationResponse(
    _ status: String, of verb: String, on resource: String, of api: String,
    _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch(
      "UpdateIntegrationResponse",
      methodPath(verb, resource, api, "integration", "responses", status), operations)
  }

  /// Deletes a response of an integration (`DeleteIntegrationResponse`); nothing happens if it is
  /// gone.
  public func deleteIntegrationResponse(
    _ status: String, of verb: String, on resource: String, of api: String
  ) async throws(ServiceError) {
    try await delete(
      "DeleteIntegrationResponse",
      methodPath(verb, resource, api, "integration", "responses", status))
  }
}
