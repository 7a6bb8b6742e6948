import HTTPTypes
import LocalCloud
import Testing

@Suite struct RoleTests {
  private let caller = Caller()
  private let policy =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#
  private let managed = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"

  @Test("A role reads back with its trust policy percent-encoded")
  func create() async throws {
    let answer = try await caller.iam(
      "CreateRole",
      [
        ("RoleName", "role"), ("Path", "/gwdeploy/guide/"), ("Description", "a <b> & c"),
        ("AssumeRolePolicyDocument", Caller.trust), ("Tags.member.1.Key", "owner"),
        ("Tags.member.1.Value", "me"),
      ])
    #expect(answer.status == 200)
    #expect(answer.text.hasPrefix("<CreateRoleResponse xmlns=\"https://iam.amazonaws.com/doc/"))
    let read = try await caller.iam("GetRole", [("RoleName", "role")])
    #expect(read.element("Arn") == "arn:aws:iam::123456789012:role/gwdeploy/guide/role")
    #expect(read.element("RoleId")?.wholeMatch(of: /AROA[A-Z2-7]{17}/) != nil)
    #expect(read.element("CreateDate") == "2026-01-01T00:00:00Z")
    #expect(read.element("MaxSessionDuration") == "3600")
    #expect(read.element("Description") == "a &lt;b&gt; &amp; c")
    #expect(read.element("AssumeRolePolicyDocument") == Caller.encoded(Caller.trust, keep: "-._~"))
    #expect(read.element("Key") == "owner")
  }

  @Test("A name that is taken differs in more than case")
  func taken() async throws {
    try await caller.makeRole("Role")
    let again = try await caller.iam(
      "CreateRole", [("RoleName", "rolE"), ("AssumeRolePolicyDocument", Caller.trust)])
    #expect(again.fault == "409 EntityAlreadyExists: Role with name rolE already exists.")
  }

  @Test(
    "A trust policy must be a policy",
    arguments: [
      ("nonsense", "This policy contains invalid Json"), ("{}", "Syntax errors in policy."),
      (#"{"Statement":[{"Effect":"Maybe","Action":"x"}]}"#, "Syntax errors in policy."),
    ])
  func malformed(document: String, message: String) async throws {
    let answer = try await caller.iam(
      "CreateRole", [("RoleName", "role"), ("AssumeRolePolicyDocument", document)])
    #expect(answer.fault == "400 MalformedPolicyDocument: \(message)")
  }

  @Test("A role goes only after its policies")
  func delete() async throws {
    try await caller.makeRole()
    let name = ("RoleName", "role")
    _ = try await caller.iam(
      "PutRolePolicy", [name, ("PolicyName", "own"), ("PolicyDocument", policy)])
    _ = try await caller.iam("AttachRolePolicy", [name, ("PolicyArn", managed)])
    #expect(
      try await caller.iam("DeleteRole", [name]).fault
        == "409 DeleteConflict: Cannot delete entity, must delete policies first.")
    _ = try await caller.iam("DeleteRolePolicy", [name, ("PolicyName", "own")])
    #expect(
      try await caller.iam("DeleteRole", [name]).fault
        == "409 DeleteConflict: Cannot delete entity, must detach all policies first.")
    _ = try await caller.iam("DetachRolePolicy", [name, ("PolicyArn", managed)])
    #expect(try await caller.iam("DeleteRole", [name]).status == 200)
    #expect(
      try await caller.iam("GetRole", [name]).fault
        == "404 NoSuchEntity: The role with name role cannot be found.")
  }

  @Test("Inline policies read back as they were put, percent-encoded")
  func inline() async throws {
    try await caller.makeRole()
    let name = ("RoleName", "role")
    _ = try await caller.iam(
      "PutRolePolicy", [name, ("PolicyName", "own"), ("PolicyDocument", policy)])
    let read = try await caller.iam("GetRolePolicy", [name, ("PolicyName", "own")])
    #expect(read.element("PolicyDocument") == Caller.encoded(policy, keep: "-._~"))
    #expect(try await caller.iam("ListRolePolicies", [name]).elements("member") == ["own"])
    #expect(
      try await caller.iam("GetRolePolicy", [name, ("PolicyName", "other")]).fault
        == "404 NoSuchEntity: The role policy with name other cannot be found.")
  }

  @Test("Only policies that exist can be attached, ten at most")
  func attached() async throws {
    try await caller.makeRole()
    let name = ("RoleName", "role")
    let own = "arn:aws:iam::123456789012:policy/own"
    #expect(
      try await caller.iam("AttachRolePolicy", [name, ("PolicyArn", own)]).fault
        == "404 NoSuchEntity: Policy \(own) does not exist or is not attachable.")
    for number in 1...10 {
      let answer = try await caller.iam(
        "AttachRolePolicy", [name, ("PolicyArn", "arn:aws:iam::aws:policy/P\(number)")])
      #expect(answer.status == 200)
    }
    #expect(
      try await caller.iam("AttachRolePolicy", [name, ("PolicyArn", managed)]).fault
        == "409 LimitExceeded: Cannot exceed quota for PoliciesPerRole: 10")
    let list = try await caller.iam("ListAttachedRolePolicies", [name])
    #expect(list.elements("PolicyName").count == 10)
    #expect(
      try await caller.iam("DetachRolePolicy", [name, ("PolicyArn", managed)]).fault
        == "404 NoSuchEntity: Policy \(managed) was not found.")
  }

  @Test("Lists come in pages, by path")
  func paging() async throws {
    for number in 1...5 {
      _ = try await caller.iam(
        "CreateRole",
        [
          ("RoleName", "role\(number)"), ("Path", number == 5 ? "/other/" : "/ours/"),
          ("AssumeRolePolicyDocument", Caller.trust),
        ])
    }
    var names: [String] = []
    var marker: String?
    var pages = 0
    repeat {
      let next = marker.map { [("Marker", $0)] } ?? []
      let page = try await caller.iam(
        "ListRoles", [("PathPrefix", "/ours/"), ("MaxItems", "3")] + next)
      names += page.elements("RoleName")
      marker = page.element("Marker")
      #expect(page.element("IsTruncated") == (marker == nil ? "false" : "true"))
      pages += 1
    } while marker != nil
    #expect(names == ["role1", "role2", "role3", "role4"])
    #expect(pages == 2)
    #expect(try await caller.iam("ListRoles", [("Marker", "?")]).status == 400)
  }

  @Test("Tags are merged, removed and listed")
  func tags() async throws {
    try await caller.makeRole()
    let name = ("RoleName", "role")
    _ = try await caller.iam(
      "TagRole",
      [
        name, ("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"),
        ("Tags.member.2.Key", "b"), ("Tags.member.2.Value", "2"),
      ])
    _ = try await caller.iam("UntagRole", [name, ("TagKeys.member.1", "a")])
    let list = try await caller.iam("ListRoleTags", [name])
    #expect(list.elements("Key") == ["b"])
    let reserved = try await caller.iam(
      "TagRole", [name, ("Tags.member.1.Key", "aws:x"), ("Tags.member.1.Value", "1")])
    #expect(reserved.fault.hasPrefix("400 InvalidInput: "))
  }
}
