import AWSClient
import Primitives

/// The execution role that is made for a function that names none.
///
/// What it may do are its `RolePolicy` and `PolicyAttachment`s.
struct Role: Resource, Removable {
  static let kind = Kind.role

  let function: String
  /// The name in IAM.
  let roleName: String
  let arn: String
  let path: String
  /// Who may assume it, as canonical JSON.
  let trustPolicy: String
  /// The ARN of the policy that bounds what it may do; nil for none.
  let permissionsBoundary: String?
  let tags: [String: String]

  var name: String { function }

  var attributes: Attributes {
    var attributes: Attributes = ["trustPolicy": .text(trustPolicy)]
    attributes["permissionsBoundary"] = permissionsBoundary.map(Value.text)
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var provides: [Reference] { [.role(function: function)] }
  /// The ARN could be told beforehand; that it is known only of a live role shows where a role is
  /// made again.
  var bindings: [Reference: String] { [.role(function: function): arn] }

  var removedAfter: [ResourceID] { [ResourceID(Function.kind, function)] }

  var lane: Lane? { .role(function) }

  var creationWrites: [Operation] { ["iam:CreateRole"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    (differences.contain("trustPolicy") ? ["iam:UpdateAssumeRolePolicy"] : [])
      + (differences.contain("permissionsBoundary") ? ["iam:PutRolePermissionsBoundary"] : [])
      + (differences.containTags ? ["iam:TagRole"] : [])
  }

  /// The policy and the role, if nobody has added another policy.
  var deletionWrites: [Operation] { ["iam:DeleteRolePolicy", "iam:DeleteRole"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    do throws(ServiceError) {
      try await context.iam.createRole(
        roleName, path: path, trustPolicy: trustPolicy,
        description: "Runs the Lambda function \(context.world.functionName(function))",
        permissionsBoundary: permissionsBoundary, tags: tags)
    } catch {
      // A repeated creation whose first answer was lost finds its own role.
      guard error.code == "EntityAlreadyExists", error.followsLostAnswer else {
        throw .service(error)
      }
    }
    context.bind(.role(function: function), to: arn)
  }

  func update(
    from live: Role, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let changed = Set(differences.map(\.path))
    if changed.contains("trustPolicy") {
      try await calling { () async throws(ServiceError) in
        try await context.iam.updateTrustPolicy(of: roleName, trustPolicy)
      }
    }
    if changed.contains("permissionsBoundary") {
      try await calling { () async throws(ServiceError) in
        try await context.iam.setPermissionsBoundary(of: roleName, permissionsBoundary)
      }
    }
    let changedTags = tags.filter { changed.contains("tags.\($0.key)") }
    if !changedTags.isEmpty {
      try await calling { () async throws(ServiceError) in
        try await context.iam.tagRole(roleName, changedTags)
      }
    }
  }

  /// IAM deletes a role only without policies, whoever has put them there.
  func delete(in context: ApplyContext) async throws(ApplyError) {
    let iam = context.iam
    try await calling { () async throws(ServiceError) in
      do throws(ServiceError) {
        for policy in try await iam.inlinePolicies(of: roleName) {
          try await iam.deleteInlinePolicy(policy, of: roleName)
        }
        for policy in try await iam.attachedPolicies(of: roleName) {
          try await iam.detachPolicy(policy, from: roleName)
        }
      } catch {
        guard error.isNotFound else { throw error }
      }
      try await iam.deleteRole(roleName)
    }
  }
}

extension Role {
  /// The role that a function needs.
  init(
    of function: String, in world: World, permissionsBoundary: String?, tags: [String: String]
  ) {
    self.function = function
    roleName = world.roleName(function)
    arn = world.roleARN(function)
    path = world.rolePath
    trustPolicy = PolicyDocument.text([
      "Effect": "Allow", "Principal": ["Service": "lambda.amazonaws.com"],
      "Action": "sts:AssumeRole",
    ])
    self.permissionsBoundary = permissionsBoundary
    self.tags = tags.merging(world.tags(function: function)) { $1 }
  }

  /// Reads the role that is made for a function; nil if there is none.
  static func read(
    _ function: String, in world: World, _ iam: IAM
  ) async throws(ServiceError) -> Role? {
    let roleName = world.roleName(function)
    guard let role = try await iam.role(roleName) else { return nil }
    return Role(
      function: function, roleName: roleName, arn: role.arn, path: role.path,
      trustPolicy: PolicyDocument.canonical(role.trustPolicy),
      permissionsBoundary: role.permissionsBoundary, tags: role.tags)
  }
}
