import AWSClient
import Primitives

/// The execution role that is made for a function that names none: it may write to the function's
/// log group, and nothing else.
struct Role: Resource, Removable {
  static let kind = Kind.role
  private static let policyName = "gwdeploy"

  let function: String
  /// The name in IAM.
  let roleName: String
  let path: String
  /// Who may assume it, as canonical JSON.
  let trustPolicy: String
  /// What it may do, as canonical JSON; nil for a live role without it.
  let policy: String?
  let tags: [String: String]

  var name: String { function }

  var attributes: Attributes {
    var attributes: Attributes = ["trustPolicy": .text(trustPolicy)]
    if let policy { attributes["policy"] = .text(policy) }
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var removedAfter: [ResourceID] { [ResourceID(Function.kind, function)] }

  /// The role and its policy.
  func writes(for action: Change.Action) -> Int { action == .create ? 2 : 1 }

  /// The policy and the role, if nobody has added another policy.
  var deletionWrites: Int { 2 }

  func create(in context: ApplyContext) async throws(ApplyError) {
    do throws(ServiceError) {
      try await context.iam.createRole(
        roleName, path: path, trustPolicy: trustPolicy,
        description: "Runs the Lambda function \(context.world.functionName(function))", tags: tags)
    } catch {
      // A repeated creation whose first answer was lost finds its own role.
      guard error.code == "EntityAlreadyExists", error.followsLostAnswer else {
        throw .service(error)
      }
    }
    try await putPolicy(in: context)
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
    if changed.contains("policy") { try await putPolicy(in: context) }
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

  private func putPolicy(in context: ApplyContext) async throws(ApplyError) {
    guard let policy else { return }
    try await calling { () async throws(ServiceError) in
      try await context.iam.putInlinePolicy(Self.policyName, of: roleName, policy)
    }
  }
}

extension Role {
  /// The role that a function needs.
  init(of function: String, in world: World, tags: [String: String]) {
    self.function = function
    roleName = world.roleName(function)
    path = world.rolePath
    trustPolicy = PolicyDocument.text([
      "Effect": "Allow", "Principal": ["Service": "lambda.amazonaws.com"],
      "Action": "sts:AssumeRole",
    ])
    policy = PolicyDocument.text([
      "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
      "Resource": .string("\(world.logGroupARN(function)):*"),
    ])
    self.tags = tags.merging(world.tags(function: function)) { $1 }
  }

  /// Reads the role that is made for a function; nil if there is none.
  static func read(
    _ function: String, in world: World, _ iam: IAM
  ) async throws(ServiceError) -> Role? {
    let roleName = world.roleName(function)
    guard let role = try await iam.role(roleName) else { return nil }
    return Role(
      function: function, roleName: roleName, path: role.path,
      trustPolicy: PolicyDocument.canonical(role.trustPolicy),
      policy: try await iam.inlinePolicy(policyName, of: roleName)
        .map(PolicyDocument.canonical), tags: role.tags)
  }
}
