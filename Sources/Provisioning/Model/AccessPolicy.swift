import Manifest
import Primitives

/// The resource policy of an API that says from where it may be called.
///
/// All are let in, and then those who are not named are shut out by a `Deny`: beside a Lambda
/// authorizer or IAM's permissions an `Allow` alone would shut nobody out, since theirs is enough.
///
/// Source: API Gateway's pages "how resource policies affect the authorization workflow" and
/// "condition keys that can be used in resource policies".
enum AccessPolicy {
  /// The policy that the API's `access` asks for, or that its endpoint needs; nil for none.
  static func text(of api: API) -> String? {
    var access = api.access
    if case .private(let endpoints) = api.endpoint, access?.allowed.isEmpty ?? true {
      // A private API without a policy cannot be deployed, and one that lets in all would be open
      // to the VPC endpoints of every account.
      access = Access(
        allowed: .init(vpcEndpoints: endpoints), denied: access?.denied ?? .init())
    }
    return access.map { text($0, on: api.endpoint) }
  }

  private static func text(_ access: Access, on endpoint: API.Endpoint) -> String {
    var statements = [statement("Allow")]
    let allowed = keys(access.allowed, on: endpoint)
    if !allowed.isEmpty {
      // The conditions of one statement hold together: it shuts out whom none of them names.
      let isNone = Dictionary(grouping: allowed, by: \.none)
        .mapValues { JSON.object(Dictionary(uniqueKeysWithValues: $0.map { ($0.key, $0.json) })) }
      statements.append(statement("Deny", when: isNone))
    }
    for denied in keys(access.denied, on: endpoint) {
      statements.append(
        statement("Deny", when: [denied.any: .object([denied.key: denied.json])]))
    }
    return PolicyDocument.text(statements)
  }

  private static func statement(
    _ effect: JSON, when condition: [String: JSON] = [:]
  ) -> JSON {
    var statement: [String: JSON] = [
      "Effect": effect, "Principal": "*", "Action": "execute-api:Invoke",
      "Resource": "execute-api:/*",
    ]
    if !condition.isEmpty { statement["Condition"] = .object(condition) }
    return .object(statement)
  }

  /// A condition key with the values that are named for it.
  private struct Key {
    var key: String
    /// The operator that holds if the caller is one of them.
    var any: String
    /// The operator that holds if the caller is none of them, or has no such key.
    var none: String
    var values: [String]

    var json: JSON { .array(values.map(JSON.string)) }
  }

  private static func keys(_ callers: Access.Callers, on endpoint: API.Endpoint) -> [Key] {
    let address = if case .private = endpoint { "aws:VpcSourceIp" } else { "aws:SourceIp" }
    func text(_ key: String, _ values: [String]) -> Key {
      Key(key: key, any: "StringEquals", none: "StringNotEquals", values: values)
    }
    return [
      Key(key: address, any: "IpAddress", none: "NotIpAddress", values: callers.ips),
      text("aws:SourceVpce", callers.vpcEndpoints), text("aws:SourceVpc", callers.vpcs),
      text("aws:PrincipalAccount", callers.accounts),
    ].filter { !$0.values.isEmpty }
  }
}
