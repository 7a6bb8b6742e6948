import AWSClient
import Digest

/// A policy inside of a role that was made for a function.
///
/// Its name ends in a digest of what it says, so another policy joins it before the stage moves and
/// it goes afterwards: a function may do both while it is moved.
struct RolePolicy: Resource, Removable {
  static let kind = Kind.rolePolicy

  let function: String
  /// The role's name in IAM.
  let roleName: String
  /// The policy's name in the role.
  let policyName: String
  /// Canonical JSON.
  let document: String

  var name: String { "\(function) \(policyName)" }
  var attributes: Attributes { ["document": .text(document)] }
  var requires: [ResourceID] { [ResourceID(Role.kind, function)] }
  var container: ResourceID? { ResourceID(Role.kind, function) }
  var lane: Lane? { .role(function) }

  var creationWrites: [Operation] { ["iam:PutRolePolicy"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { creationWrites }
  var deletionWrites: [Operation] { ["iam:DeleteRolePolicy"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.iam.putInlinePolicy(policyName, of: roleName, document)
    }
  }

  func update(
    from live: RolePolicy, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await create(in: context)
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.iam.deleteInlinePolicy(policyName, of: roleName)
    }
  }
}

extension RolePolicy {
  /// The policy of a function's role.
  init(_ document: String, of function: String, in world: World) {
    self.function = function
    roleName = world.roleName(function)
    let digest = SHA256.digest(of: Array(document.utf8).span).hexadecimal
    policyName = "gwdeploy-\(digest.prefix(12))"
    self.document = document
  }

  /// Reads the policies inside of the role of a function, whoever has put them there.
  static func all(
    of function: String, in world: World, _ iam: IAM
  ) async throws -> [RolePolicy] {
    let role = world.roleName(function)
    return try await iam.inlinePolicies(of: role).concurrentMap { name -> RolePolicy? in
      try await iam.inlinePolicy(name, of: role).map { document in
        RolePolicy(
          function: function, roleName: role, policyName: name,
          document: PolicyDocument.canonical(document))
      }
    }.compactMap { $0 }
  }
}
