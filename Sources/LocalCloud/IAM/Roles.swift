internal import Primitives

/// The operations on roles themselves.
enum Roles {
  static func create(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow(
      "RoleName", "Path", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration",
      "PermissionsBoundary", "Tags")
    let name = try form.required("RoleName")
    let trust = try form.required("AssumeRolePolicyDocument")
    let path = form["Path"] ?? "/"
    try check(name: name, path: path)
    try PolicyDocument.check(trust)
    guard trust.utf8.count <= 2048 else {
      throw .IAM.limitExceeded("Cannot exceed quota for ACLSizePerRole: 2048")
    }
    guard let duration = Int(form["MaxSessionDuration"] ?? "3600"), 3600...43200 ~= duration else {
      throw .IAM.validation("The requested MaxSessionDuration is not in the range 3600 to 43200.")
    }
    guard !account.roles.keys.contains(where: { $0.lowercased() == name.lowercased() }) else {
      throw .IAM.alreadyExists("Role with name \(name) already exists.")
    }
    var tags: [String: String] = [:]
    try RoleTags.merge(form.tags(), into: &tags)
    var role = Role(
      name: name, path: path, id: account.identifiers.roleID(),
      arn: "arn:\(account.partition):iam::\(account.id):role\(path)\(name)",
      created: account.now, trust: trust, trustChanged: account.now,
      description: form["Description"], maxSessionDuration: duration, tags: tags)
    role.boundary = try form["PermissionsBoundary"].map { arn throws(Fault) in
      try PermissionsBoundaries.checked(arn)
    }
    account.roles[name] = role
    return .ok([XML("Role", describe(role, in: account) + tagged(role))])
  }

  static func get(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName")
    let role = try account.role(form)
    return .ok([
      XML("Role", describe(role, in: account) + tagged(role) + [XML("RoleLastUsed", [])])
    ])
  }

  static func list(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("PathPrefix", "Marker", "MaxItems")
    let prefix = form["PathPrefix"] ?? "/"
    let roles = account.roles.values.filter { $0.path.hasPrefix(prefix) }
    let page = try IAM.page(roles.sorted { $0.name < $1.name }, form, key: \.name)
    return .ok(
      [XML.list("Roles", page.items) { describe($0, in: account) }] + IAM.end(of: page))
  }

  static func updateTrust(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName", "PolicyDocument")
    var role = try account.role(form)
    let trust = try form.required("PolicyDocument")
    try PolicyDocument.check(trust)
    role.trust = trust
    role.trustChanged = account.now
    account.roles[role.name] = role
    return .done
  }

  static func delete(_ account: inout Account, _ form: Form) throws(Fault) -> Reply {
    try form.allow("RoleName")
    let role = try account.role(form)
    guard role.inline.isEmpty else {
      throw .IAM.deleteConflict("Cannot delete entity, must delete policies first.")
    }
    guard role.attached.isEmpty else {
      throw .IAM.deleteConflict("Cannot delete entity, must detach all policies first.")
    }
    account.roles[role.name] = nil
    return .done
  }

  private static func describe(_ role: Role, in account: Account) -> [XML] {
    var elements = [
      XML("Path", role.path), XML("RoleName", role.name), XML("RoleId", role.id),
      XML("Arn", role.arn), XML("CreateDate", account.iso8601(role.created)),
      XML("AssumeRolePolicyDocument", Percent.encode(role.trust)),
      XML("MaxSessionDuration", String(role.maxSessionDuration)),
    ]
    if let description = role.description { elements.append(XML("Description", description)) }
    return elements
  }

  private static func tagged(_ role: Role) -> [XML] {
    let boundary = role.boundary.map { arn in
      XML(
        "PermissionsBoundary",
        [XML("PermissionsBoundaryType", "Policy"), XML("PermissionsBoundaryArn", arn)])
    }
    return [boundary].compactMap { $0 } + (role.tags.isEmpty ? [] : [RoleTags.describe(role.tags)])
  }

  private static func check(name: String, path: String) throws(Fault) {
    guard name.utf8.count <= 64 else {
      throw .IAM.validation(
        "1 validation error detected: Value '\(name)' at 'roleName' failed to satisfy constraint: "
          + "Member must have length less than or equal to 64")
    }
    guard name.wholeMatch(of: /[A-Za-z0-9_+=,.@-]+/) != nil else {
      throw .IAM.validation(
        "The specified value for roleName is invalid. It must contain only alphanumeric "
          + "characters and/or the following: +=,.@_-")
    }
    guard path.wholeMatch(of: /\/|\/[!-~]+\//) != nil, path.utf8.count <= 512 else {
      throw .IAM.validation(
        "The specified value for path is invalid. It must begin and end with / and contain only "
          + "alphanumeric characters and/or / characters.")
    }
  }
}

extension Account {
  /// The role that a form names.
  func role(_ form: Form) throws(Fault) -> Role {
    let name = try form.required("RoleName")
    guard let role = roles[name] else { throw .IAM.noSuchRole(name) }
    return role
  }
}
