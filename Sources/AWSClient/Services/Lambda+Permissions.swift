import HTTPTypes
import Primitives

extension Lambda {
  /// A statement of a version's resource policy that lets API Gateway invoke it.
  public struct Permission: Sendable, Hashable {
    /// 1 to 100 letters, digits, `-` and `_`, unique in its policy.
    public var statementID: String
    /// Which APIs, stages, methods and paths may invoke: an ARN with wildcards.
    ///
    /// `arn:{partition}:execute-api:{region}:{account}:{API}/{stage}/{verb}/{path}`, `*` for any.
    public var sourceARN: String

    /// A permission of all its parts.
    public init(statementID: String, sourceARN: String) {
      self.statementID = statementID
      self.sourceARN = sourceARN
    }
  }

  /// The permissions of API Gateway in a policy; other statements are left out (`GetPolicy`).
  ///
  /// The policy is that of a version or an alias, or of the function itself. None if there is no
  /// policy, or no such version.
  public func permissions(
    of name: String, version: String?
  ) async throws(ServiceError) -> [Permission] {
    struct Output: Decodable { var policy: String }
    let output = try await ifFound { () async throws(ServiceError) -> Output in
      try await client.rest(
        .lambda, "GetPolicy", .read, .get, functionPath(name) + "/policy",
        query: qualifier(version))
    }
    guard let output else { return [] }
    let policy = try? WireJSON.decode(JSON.self, from: Array(output.policy.utf8))
    return (policy?["Statement"]?.array ?? []).compactMap { statement in
      guard statement["Principal"]?["Service"]?.string == "apigateway.amazonaws.com",
        statement["Effect"]?.string == "Allow",
        let id = statement["Sid"]?.string,
        let source = statement["Condition"]?["ArnLike"]?["AWS:SourceArn"]?.string
      else { return nil }
      return Permission(statementID: id, sourceARN: source)
    }
  }

  /// Lets API Gateway invoke a version or an alias, or the function itself; nothing happens if the
  /// statement is there already (`AddPermission`).
  public func addPermission(
    _ permission: Permission, to name: String, version: String?
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var statementId: String
      var action = "lambda:InvokeFunction"
      var principal = "apigateway.amazonaws.com"
      var sourceArn: String
    }
    do throws(ServiceError) {
      let _: Empty = try await client.rest(
        .lambda, "AddPermission", .write, .post, functionPath(name) + "/policy",
        query: qualifier(version),
        input: Input(statementId: permission.statementID, sourceArn: permission.sourceARN),
        settling: [.concurrentUpdate, .updateInProgress])
    } catch {
      guard case .refused(_, "ResourceConflictException", let message) = error.cause,
        message.contains("already exists")
      else { throw error }
    }
  }

  /// Takes a statement off the policy of a version or an alias, or of the function itself; nothing
  /// happens if it is gone (`RemovePermission`).
  public func removePermission(
    _ statementID: String, from name: String, version: String?
  ) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .lambda, "RemovePermission", .write, .delete,
        functionPath(name) + "/policy/\(PercentEncoding.encode(statementID))",
        query: qualifier(version), settling: [.concurrentUpdate, .updateInProgress])
    }
  }
  private func qualifier(_ version: String?) -> [(name: String, value: String)] {
    version.map { [("Qualifier", $0)] } ?? []
  }
}
