import HTTPTypes

extension APIGateway {
  /// What API Gateway itself answers to an error of a kind.
  public struct GatewayResponse: Sendable, Hashable, Codable {
    /// The kind of error, such as `DEFAULT_4XX` or `THROTTLED`.
    public var responseType: String
    /// The status, three digits; nil for the one that the error has anyway.
    public var statusCode: String?
    /// What its parameters are set to, by names such as `gatewayresponse.header.X`; nil for none.
    public var responseParameters: [String: String]?
    /// Its bodies by media type; nil for none.
    public var responseTemplates: [String: String]?
    /// Whether it is AWS's own; nil of one that is to be put.
    public var defaultResponse: Bool?

    /// A response that is to be put.
    public init(
      responseType: String, statusCode: String?, responseParameters: [String: String],
      responseTemplates: [String: String]
    ) {
      self.responseType = responseType
      self.statusCode = statusCode
      self.responseParameters = responseParameters
      self.responseTemplates = responseTemplates
    }
  }

  /// The responses of all types, AWS's own among them (`GetGatewayResponses`).
  public func gatewayResponses(of api: String) async throws(ServiceError) -> [GatewayResponse] {
    try await pages(
      "GetGatewayResponses", PercentEncoding.path("restapis", api, "gatewayresponses"))
  }

  /// Sets what is answered to errors of a type, in the place of what is there
  /// (`PutGatewayResponse`).
  public func putGatewayResponse(
    _ response: GatewayResponse, of api: String
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var statusCode: String?
      var responseParameters: [String: String]?
      var responseTemplates: [String: String]?
    }
    let _: Empty = try await client.rest(
      .apiGateway, "PutGatewayResponse", .write, .put,
      PercentEncoding.path("restapis", api, "gatewayresponses", response.responseType),
      input: Input(
        statusCode: response.statusCode, responseParameters: response.responseParameters,
        responseTemplates: response.responseTemplates),
      settling: [.concurrentModification])
  }

  /// Lets AWS's own response be answered again (`DeleteGatewayResponse`); nothing happens if it is.
  public func deleteGatewayResponse(_ type: String, of api: String) async throws(ServiceError) {
    try await delete(
      "DeleteGatewayResponse", PercentEncoding.path("restapis", api, "gatewayresponses", type))
  }
}
