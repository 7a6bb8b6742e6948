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
      "PutRolePermissionsBoundary": PermissionsBoundaries.put,
      "DeleteRolePermissionsBoundary": PermissionsBoundaries.delete,
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
