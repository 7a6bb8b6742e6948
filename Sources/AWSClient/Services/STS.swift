/// The Security Token Service's operations that gwdeploy uses.
///
/// Source of shapes: the service model `sts` 2011-06-15.
public struct STS: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// Whom requests are signed for.
  public struct CallerIdentity: Sendable, Hashable {
    /// The account, 12 digits.
    public var account: String
    /// The ARN of the user or of the assumed role's session; it tells the partition as well.
    public var arn: String
  }

  /// Whom requests are signed for (`GetCallerIdentity`, which needs no permission).
  public func callerIdentity() async throws(ServiceError) -> CallerIdentity {
    let result = try await client.query(.sts, "GetCallerIdentity", .read)
    guard let account = result["Account"]?.text, let arn = result["Arn"]?.text else {
      throw ServiceError(
        operation: "sts:GetCallerIdentity", cause: .unreadable("XML: the identity is incomplete"),
        effect: .read, requestID: nil, attempts: 1)
    }
    return CallerIdentity(account: account, arn: arn)
  }
}
