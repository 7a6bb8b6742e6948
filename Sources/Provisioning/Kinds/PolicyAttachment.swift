import AWSClient

/// A managed policy on a role that was made for a function.
///
/// One that is not wanted any more goes when the stage has moved.
struct PolicyAttachment: Resource, Removable {
  static let kind = Kind.policyAttachment

  let function: String
  /// The role's name in IAM.
  let roleName: String
  /// The policy's ARN.
  let policy: String

  var name: String { "\(function) \(policy)" }
  var attributes: Attributes { [:] }
  var requires: [ResourceID] { [ResourceID(Role.kind, function)] }
  var container: ResourceID? { ResourceID(Role.kind, function) }
  var lane: Lane? { .role(function) }

  var creationWrites: [Operation] { ["iam:AttachRolePolicy"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }
  var deletionWrites: [Operation] { ["iam:DetachRolePolicy"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.iam.attachPolicy(policy, to: roleName)
    }
  }

  /// It is there or it is not.
  func update(
    from live: PolicyAttachment, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.iam.detachPolicy(policy, from: roleName)
    }
  }
}

extension PolicyAttachment {
  /// Reads the managed policies of the role of a function.
  static func all(
    of function: String, in world: World, _ iam: IAM
  ) async throws(ServiceError) -> [PolicyAttachment] {
    let role = world.roleName(function)
    return try await iam.attachedPolicies(of: role).map {
      PolicyAttachment(function: function, roleName: role, policy: $0)
    }
  }
}
