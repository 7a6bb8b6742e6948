/// The operations on a role's inline policies.
enum RolePolicies {
  static func put(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyName", "PolicyDocument")
    var role = try account.role(form)
    let name = try form.required("PolicyName")
    let document = try form.required("PolicyDocument")
    guard name.wholeMatch(of: /[A-Za-z0-9_+=,.@-]{1,128}/) != nil else {
      throw .IAM.validation(
        "The specified value for policyName is invalid. It must contain only alphanumeric "
          + "characters and/or the following: +=,.@_-")
    }
    try PolicyDocument.check(document)
    role.inline[name] = document
    let size = role.inline.values.joined().filter { !$0.isWhitespace }.utf8.count
    guard size <= 10_240 else {
      throw .IAM.limitExceeded("Maximum policy size of 10240 bytes exceeded for role \(role.name)")
    }
    account.roles[role.name] = role
    return .done
  }

  static func get(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyName")
    let role = try account.role(form)
    let name = try form.required("PolicyName")
    guard let document = role.inline[name] else { throw missing(name) }
    return .ok([
      XML("RoleName", role.name), XML("PolicyName", name),
      XML("PolicyDocument", Percent.encode(document)),
    ])
  }

  static func delete(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyName")
    var role = try account.role(form)
    let name = try form.required("PolicyName")
    guard role.inline.removeValue(forKey: name) != nil else { throw missing(name) }
    account.roles[role.name] = role
    return .done
  }

  static func list(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "Marker", "MaxItems")
    let page = try IAM.page(try account.role(form).inline.keys.sorted(), form, key: \.self)
    return .ok(
      [XML("PolicyNames", page.items.map { XML("member", $0) })] + IAM.end(of: page))
  }

  private static func missing(_ name: String) -> Fault {
    .IAM.noSuchEntity("The role policy with name \(name) cannot be found.")
  }
}
