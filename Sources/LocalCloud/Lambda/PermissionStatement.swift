internal import Primitives

/// A statement of a function's resource policy.
struct PermissionStatement: Sendable {
  let id: String
  let action: String
  let principal: String
  let sourceARN: String?
  let sourceAccount: String?

  /// The statement as a policy document has it.
  func json(resource: String, in account: Account) -> JSON {
    let condition: JSON = .record([
      "ArnLike": sourceARN.map { ["AWS:SourceArn": .string($0)] },
      "StringEquals": sourceAccount.map { ["AWS:SourceAccount": .string($0)] },
    ])
    return .record([
      "Sid": .string(id),
      "Effect": "Allow",
      "Principal": principalJSON(in: account),
      "Action": .string(action),
      "Resource": .string(resource),
      "Condition": condition.object?.isEmpty == true ? nil : condition,
    ])
  }

  private func principalJSON(in account: Account) -> JSON {
    if principal == "*" { return "*" }
    if principal.wholeMatch(of: /[0-9]{12}/) != nil {
      return ["AWS": .string("arn:\(account.partition):iam::\(principal):root")]
    }
    return [principal.hasPrefix("arn:") ? "AWS" : "Service": .string(principal)]
  }
}
