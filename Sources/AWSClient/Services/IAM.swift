/// IAM's operations on roles that gwdeploy uses.
///
/// Source of shapes: the service model `iam` 2010-05-08.
public struct IAM: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A role.
  public struct Role: Sendable, Hashable {
    /// 1 to 64 characters of `[\w+=,.@-]`; unique in the account, whatever the path.
    public var name: String
    /// `/`, or up to 512 characters that begin and end with a slash.
    public var path: String
    /// `arn:{partition}:iam::{account}:role`, then the path and the name.
    public var arn: String
    /// AWS's own id; another one when a role is made again under its old name.
    public var id: String
    /// Who may assume it: a policy as JSON, no longer percent-encoded.
    public var trustPolicy: String
    /// The ARN of the policy that bounds what it may do; only known where the role itself was asked
    /// for.
    public var permissionsBoundary: String?
    /// Up to 50 tags; only known where the role itself was asked for, not from a list.
    public var tags: [String: String]
  }

  /// A role of a name, or nil if there is none (`GetRole`).
  public func role(_ name: String) async throws(ServiceError) -> Role? {
    try await ifFound { () async throws(ServiceError) -> Role in
      Role(try await client.query(.iam, "GetRole", .read, [("RoleName", name)])["Role"])
    }
  }

  /// All roles whose path begins with a text, without their tags (`ListRoles`).
  public func roles(path: String) async throws(ServiceError) -> [Role] {
    try await pages("ListRoles", [("PathPrefix", path)], in: "Roles").map { Role($0) }
  }

  /// Makes a role (`CreateRole`).
  ///
  /// The trust policy is JSON, the description has up to 1,000 characters. Other services see the
  /// role some seconds later.
  public func createRole(
    _ name: String, path: String, trustPolicy: String, description: String,
    permissionsBoundary: String? = nil, tags: [String: String]
  ) async throws(ServiceError) {
    try await write(
      "CreateRole",
      [
        ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", trustPolicy),
        ("Description", description),
      ] + (permissionsBoundary.map { [("PermissionsBoundary", $0)] } ?? [])
        + Self.tagParameters(tags))
  }

  /// Sets who may assume a role, by a policy as JSON (`UpdateAssumeRolePolicy`).
  public func updateTrustPolicy(
    of role: String, _ policy: String
  ) async throws(ServiceError) {
    try await write(
      "UpdateAssumeRolePolicy", [("RoleName", role), ("PolicyDocument", policy)])
  }

  /// Sets the policy that bounds what a role may do, by its ARN; nil for none
  /// (`PutRolePermissionsBoundary`, `DeleteRolePermissionsBoundary`).
  public func setPermissionsBoundary(
    of role: String, _ policy: String?
  ) async throws(ServiceError) {
    if let policy {
      try await write(
        "PutRolePermissionsBoundary", [("RoleName", role), ("PermissionsBoundary", policy)])
    } else {
      try await ifPresent("DeleteRolePermissionsBoundary", [("RoleName", role)])
    }
  }

  /// Deletes a role without policies (`DeleteRole`); nothing happens if it is gone.
  public func deleteRole(_ name: String) async throws(ServiceError) {
    try await ifPresent("DeleteRole", [("RoleName", name)])
  }

  /// Sets tags of a role; its other tags stay (`TagRole`).
  public func tagRole(_ name: String, _ tags: [String: String]) async throws(ServiceError) {
    try await write("TagRole", [("RoleName", name)] + Self.tagParameters(tags))
  }

  /// A policy that is part of a role, as JSON, or nil if there is none (`GetRolePolicy`).
  public func inlinePolicy(
    _ name: String, of role: String
  ) async throws(ServiceError) -> String? {
    try await ifFound { () async throws(ServiceError) -> String in
      let result = try await client.query(
        .iam, "GetRolePolicy", .read, [("RoleName", role), ("PolicyName", name)])
      return PercentEncoding.decode(result["PolicyDocument"]?.text ?? "")
    }
  }

  /// Makes or replaces a policy that is part of a role, given as JSON (`PutRolePolicy`).
  public func putInlinePolicy(
    _ name: String, of role: String, _ document: String
  ) async throws(ServiceError) {
    try await write(
      "PutRolePolicy",
      [("RoleName", role), ("PolicyName", name), ("PolicyDocument", document)])
  }

  /// The names of the policies that are part of a role, none if there is no role
  /// (`ListRolePolicies`).
  public func inlinePolicies(of role: String) async throws(ServiceError) -> [String] {
    try await ifFound { () async throws(ServiceError) in
      try await pages("ListRolePolicies", [("RoleName", role)], in: "PolicyNames").map(\.text)
    } ?? []
  }

  /// Deletes a policy that is part of a role (`DeleteRolePolicy`); nothing happens if it is gone.
  public func deleteInlinePolicy(_ name: String, of role: String) async throws(ServiceError) {
    try await ifPresent("DeleteRolePolicy", [("RoleName", role), ("PolicyName", name)])
  }

  /// The ARNs of the managed policies of a role, none if there is no role
  /// (`ListAttachedRolePolicies`).
  public func attachedPolicies(of role: String) async throws(ServiceError) -> [String] {
    try await ifFound { () async throws(ServiceError) in
      try await pages("ListAttachedRolePolicies", [("RoleName", role)], in: "AttachedPolicies")
        .compactMap { $0["PolicyArn"]?.text }
    } ?? []
  }

  /// Gives a role a managed policy (`AttachRolePolicy`); nothing happens if it has it already.
  public func attachPolicy(_ arn: String, to role: String) async throws(ServiceError) {
    try await write("AttachRolePolicy", [("RoleName", role), ("PolicyArn", arn)])
  }

  /// Takes a managed policy off a role (`DetachRolePolicy`); nothing happens if it is not there.
  public func detachPolicy(_ arn: String, from role: String) async throws(ServiceError) {
    try await ifPresent("DetachRolePolicy", [("RoleName", role), ("PolicyArn", arn)])
  }

  // MARK: What the operations share

  private func write(
    _ operation: String, _ parameters: [(name: String, value: String)]
  ) async throws(ServiceError) {
    _ = try await client.query(
      .iam, operation, .write, parameters, settling: [.roleBeingModified, .roleUnmodifiable])
  }

  private func ifPresent(
    _ operation: String, _ parameters: [(name: String, value: String)]
  ) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Void in
      try await write(operation, parameters)
    }
  }

  private func pages(
    _ operation: String, _ parameters: [(name: String, value: String)], in list: String
  ) async throws(ServiceError) -> [XMLElement] {
    var members: [XMLElement] = []
    var marker: String?
    repeat {
      let page = try await client.query(
        .iam, operation, .read, parameters + (marker.map { [("Marker", $0)] } ?? []))
      members += page[list]?.members ?? []
      marker = page["IsTruncated"]?.text == "true" ? page["Marker"]?.text : nil
    } while marker != nil
    return members
  }

  private static func tagParameters(
    _ tags: [String: String]
  ) -> [(name: String, value: String)] {
    tags.sorted { $0.key < $1.key }.enumerated().flatMap { index, tag in
      [
        ("Tags.member.\(index + 1).Key", tag.key), ("Tags.member.\(index + 1).Value", tag.value),
      ]
    }
  }
}

extension IAM.Role {
  fileprivate init(_ element: XMLElement?) {
    func text(_ name: String) -> String { element?[name]?.text ?? "" }
    name = text("RoleName")
    path = text("Path")
    arn = text("Arn")
    id = text("RoleId")
    trustPolicy = PercentEncoding.decode(text("AssumeRolePolicyDocument"))
    permissionsBoundary = element?["PermissionsBoundary"]?["PermissionsBoundaryArn"]?.text
    tags = Dictionary(
      (element?["Tags"]?.members ?? []).compactMap { tag in
        tag["Key"].map { ($0.text, tag["Value"]?.text ?? "") }
      }, uniquingKeysWith: { $1 })
  }
}
