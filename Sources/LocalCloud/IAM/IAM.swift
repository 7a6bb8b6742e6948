/// Identity and Access Management: roles and their policies.
enum IAM {
  static let service = QueryService(
    name: "iam", reach: .global, version: "2010-05-08",
    namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    operations: [
      "CreateRole": Roles.create,
      "GetRole": Roles.get,
      "ListRoles": Roles.list,
      "UpdateAssumeRolePolicy": Roles.updateTrust,
      "DeleteRole": Roles.delete,
      "PutRolePolicy": RolePolicies.put,
      "GetRolePolicy": RolePolicies.get,
      "DeleteRolePolicy": RolePolicies.delete,
      "ListRolePolicies": RolePolicies.list,
      "AttachRolePolicy": AttachedPolicies.attach,
      "DetachRolePolicy": AttachedPolicies.detach,
      "ListAttachedRolePolicies": AttachedPolicies.list,
      "TagRole": RoleTags.tag,
      "UntagRole": RoleTags.untag,
      "ListRoleTags": RoleTags.list,
    ])
}

extension Fault {
  /// IAM's errors.
  enum IAM {
    static func noSuchRole(_ name: String) -> Fault {
      noSuchEntity("The role with name \(name) cannot be found.")
    }

    static func noSuchEntity(_ message: String) -> Fault { Fault(404, "NoSuchEntity", message) }

    static func alreadyExists(_ message: String) -> Fault {
      Fault(409, "EntityAlreadyExists", message)
    }

    static func deleteConflict(_ message: String) -> Fault {
      Fault(409, "DeleteConflict", message)
    }

    static func limitExceeded(_ message: String) -> Fault { Fault(409, "LimitExceeded", message) }

    static func malformedPolicy(_ message: String) -> Fault {
      Fault(400, "MalformedPolicyDocument", message)
    }

    static func validation(_ message: String) -> Fault { Fault(400, "ValidationError", message) }
  }
}
