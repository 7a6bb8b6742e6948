/// The operations on the managed policies that are attached to a role.
///
/// The policies of AWS all count as existing; the account has none of its own.
enum AttachedPolicies {
  static func attach(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyArn")
    var role = try account.role(form)
    let arn = try form.required("PolicyArn")
    guard arn.hasPrefix("arn:"), arn.utf8.count >= 20 else {
      throw .IAM.validation("ARN \(arn) is not valid.")
    }
    guard arn.hasPrefix("arn:\(account.partition):iam::aws:policy/") else {
      throw .IAM.noSuchEntity("Policy \(arn) does not exist or is not attachable.")
    }
    guard !role.attached.contains(arn) else { return .done }
    guard role.attached.count < 10 else {
      throw .IAM.limitExceeded("Cannot exceed quota for PoliciesPerRole: 10")
    }
    role.attached.append(arn)
    account.roles[role.name] = role
    return .done
  }

  static func detach(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyArn")
    var role = try account.role(form)
    let arn = try form.required("PolicyArn")
    guard let index = role.attached.firstIndex(of: arn) else {
      throw .IAM.noSuchEntity("Policy \(arn) was not found.")
    }
    role.attached.remove(at: index)
    account.roles[role.name] = role
    return .done
  }

  static func list(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PathPrefix", "Marker", "MaxItems")
    let role = try account.role(form)
    let page = try IAM.page(role.attached.sorted(), form, key: \.self)
    let policies = XML.list("AttachedPolicies", page.items) { arn in
      [XML("PolicyName", String(arn.split(separator: "/").last ?? "")), XML("PolicyArn", arn)]
    }
    return .ok([policies] + IAM.end(of: page))
  }
}
