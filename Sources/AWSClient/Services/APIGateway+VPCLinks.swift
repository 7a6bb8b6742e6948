import HTTPTypes

extension APIGateway {
  /// A link into a private network that integrations go through.
  public struct VPCLink: Sendable, Hashable, Codable {
    /// The id AWS gave it.
    public var id: String
    /// Its name; nil if it has none.
    public var name: String?
  }

  /// All VPC links that REST APIs can use (`GetVpcLinks`).
  public func vpcLinks() async throws(ServiceError) -> [VPCLink] {
    try await pages("GetVpcLinks", "/vpclinks")
  }
}
