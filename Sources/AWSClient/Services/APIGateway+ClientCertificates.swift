import HTTPTypes

extension APIGateway {
  /// A certificate that a stage shows to HTTP backends; AWS has its key.
  public struct ClientCertificate: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var clientCertificateId: String
    /// What its owner wrote about it; nil if nothing.
    public var description: String?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
  }

  /// All client certificates of the account and region (`GetClientCertificates`).
  public func clientCertificates() async throws(ServiceError) -> [ClientCertificate] {
    try await pages("GetClientCertificates", "/clientcertificates")
  }

  /// Makes a client certificate, which is good for a year (`GenerateClientCertificate`).
  public func generateClientCertificate(
    description: String, tags: [String: String]
  ) async throws(ServiceError) -> ClientCertificate {
    struct Input: Encodable {
      var description: String
      var tags: [String: String]
    }
    return try await client.rest(
      .apiGateway, "GenerateClientCertificate", .writeOnce, .post, "/clientcertificates",
      input: Input(description: description, tags: tags))
  }

  /// Deletes a client certificate that no stage shows (`DeleteClientCertificate`); nothing happens
  /// if it is gone.
  public func deleteClientCertificate(_ id: String) async throws(ServiceError) {
    try await delete("DeleteClientCertificate", PercentEncoding.path("clientcertificates", id))
  }
}
