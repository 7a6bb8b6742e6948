internal import Primitives

/// The operations that tell which web ACL a stage has.
enum WebACLAssociations {
  static func associate(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("WebACLArn", "ResourceArn")
    let acl = try body.required("WebACLArn")
    guard account.settings.webACLs.contains(acl) else { throw missing }
    try change(try body.required("ResourceArn"), in: &account) { stage, account throws(Fault) in
      guard account.now >= stage.created + account.settings.stagePropagation else {
        throw Fault(
          400, "WAFUnavailableEntityException",
          "AWS WAF couldn\u{2019}t retrieve the resource that you requested. Retry your request.")
      }
      stage.webACL = acl
    }
    return .ok([:])
  }

  static func disassociate(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ResourceArn")
    try change(try body.required("ResourceArn"), in: &account) { stage, _ in stage.webACL = nil }
    return .ok([:])
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("ResourceArn")
    var acl: String?
    try change(try body.required("ResourceArn"), in: &account) { stage, _ in acl = stage.webACL }
    guard let acl else { return .ok([:]) }
    let parts = acl.split(separator: "/").map(String.init)
    return .ok([
      "WebACL": .record([
        "ARN": .string(acl), "Name": parts.dropLast().last.map(JSON.string),
        "Id": parts.last.map(JSON.string),
      ])
    ])
  }

  private static let missing = Fault(
    400, "WAFNonexistentItemException",
    "AWS WAF couldn\u{2019}t perform the operation because your resource doesn\u{2019}t exist.")

  /// Changes the stage of an ARN.
  private static func change(
    _ arn: String, in account: inout Account,
    _ body: (inout Stage, Account) throws(Fault) -> Void
  ) throws(Fault) {
    let prefix = "arn:\(account.partition):apigateway:\(account.region)::/restapis/"
    let parts = arn.dropFirst(prefix.count).split(separator: "/").map(String.init)
    guard arn.hasPrefix(prefix), parts.count == 3, parts[1] == "stages" else {
      throw Fault(
        400, "WAFInvalidParameterException",
        "Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other "
          + "information separated by colons or slashes., field: RESOURCE_ARN, parameter: \(arn)")
    }
    guard var stage = account.apis[parts[0]]?.stages[parts[2]] else { throw missing }
    try body(&stage, account)
    account.apis[parts[0]]?.stages[parts[2]] = stage
  }
}
