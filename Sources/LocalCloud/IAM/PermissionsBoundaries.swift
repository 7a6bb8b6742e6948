/// The operations on the policy that bounds what a role may do.
enum PermissionsBoundaries {
  static func put(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PermissionsBoundary")
    var role = try account.role(form)
    role.boundary = try checked(try form.required("PermissionsBoundary"))
    account.roles[role.name] = role
    return .done
  }

  static func delete(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName")
    var role = try account.role(form)
    guard role.boundary != nil else {
      throw .IAM.noSuchEntity("Role \(role.name) does not have a permissions boundary.")
    }
    role.boundary = nil
    account.roles[role.name] = role
    return .done
  }

  static func checked(_ arn: String) throws(Fault) -> String {
    guard arn.wholeMatch(of: /arn:aws[a-z\-]*:iam::([0-9]{12}|aws):policy\/.+/) != nil else {
      throw .IAM.validation("ARN \(arn) is not valid.")
    }
    return arn
  }
}
