/// The operations of WAF (version 2) on what its web ACLs look at.
///
/// Source of shapes: the service model `wafv2` 2019-07-29. Which web ACL a stage has is read from the
/// stage.
public struct WAF: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// Lets a web ACL look at the calls of a stage, in the place of any other (`AssociateWebACL`).
  ///
  /// A stage that was just made is not known to WAF for a while, which is waited out.
  public func associate(webACL: String, with resource: String) async throws(ServiceError) {
    struct Input: Encodable {
      var webACLArn: String
      var resourceArn: String
    }
    let _: Empty = try await client.json(
      .waf, "AssociateWebACL", .write, input: Input(webACLArn: webACL, resourceArn: resource),
      settling: [.unavailableEntity])
  }

  /// Takes the web ACL off a stage (`DisassociateWebACL`).
  public func disassociate(from resource: String) async throws(ServiceError) {
    struct Input: Encodable { var resourceArn: String }
    let _: Empty = try await client.json(
      .waf, "DisassociateWebACL", .write, input: Input(resourceArn: resource))
  }
}
