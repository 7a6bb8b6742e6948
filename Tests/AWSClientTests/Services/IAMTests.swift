import TestSupport
import Testing

@testable import AWSClient

@Suite("IAM")
struct IAMTests {
  private static let trust =
    #"{"Statement":[{"Action":"sts:AssumeRole","Principal":{"Service":"lambda.amazonaws.com"}}]}"#
  private static let trustInForm = PercentEncoding.encode(trust)

  private static func answer(_ operation: String, _ result: String) -> ScriptedTransport.Outcome {
    .text(
      """
      <\(operation)Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
        <\(operation)Result>\(result)</\(operation)Result>
        <ResponseMetadata><RequestId>11111111-2222-3333-4444-555555555555</RequestId>
        </ResponseMetadata>
      </\(operation)Response>
      """)
  }

  private static func role(_ name: String, tags: String = "") -> String {
    """
    <Path>/gwdeploy/</Path><RoleName>\(name)</RoleName><RoleId>AROAEXAMPLEEXAMPLE</RoleId>
    <Arn>arn:aws:iam::123456789012:role/gwdeploy/\(name)</Arn>
    <CreateDate>2026-01-02T03:04:05Z</CreateDate>
    <AssumeRolePolicyDocument>\(trustInForm)</AssumeRolePolicyDocument>
    <MaxSessionDuration>3600</MaxSessionDuration>\(tags)
    """
  }

  @Test("A role is read with its trust policy as JSON and its tags")
  func role() async throws {
    let tags = """
      <Tags><member><Key>gwdeploy:stage</Key><Value>dev</Value></member>
      <member><Key>empty</Key><Value></Value></member></Tags>
      """
    let (role, sent) = try await exchange(
      Self.answer("GetRole", "<Role>\(Self.role("hello-dev", tags: tags))</Role>")
    ) { try await IAM($0).role("hello-dev") }
    #expect(
      role
        == IAM.Role(
          name: "hello-dev", path: "/gwdeploy/",
          arn: "arn:aws:iam::123456789012:role/gwdeploy/hello-dev", id: "AROAEXAMPLEEXAMPLE",
          trustPolicy: Self.trust, tags: ["gwdeploy:stage": "dev", "empty": ""]))
    #expect(sent.map(\.line) == ["POST /"])
    #expect(sent[0].authority == "iam.amazonaws.com")
    #expect(
      sent[0].field("content-type") == "application/x-www-form-urlencoded; charset=utf-8")
    #expect(sent[0].form == ["Action=GetRole", "Version=2010-05-08", "RoleName=hello-dev"])
  }

  @Test("Roles are listed to the end")
  func roles() async throws {
    let (roles, sent) = try await exchange(
      Self.answer(
        "ListRoles",
        """
        <Roles><member>\(Self.role("a"))</member><member>\(Self.role("b"))</member></Roles>
        <IsTruncated>true</IsTruncated><Marker>m/2=</Marker>
        """),
      Self.answer(
        "ListRoles",
        "<Roles><member>\(Self.role("c"))</member></Roles><IsTruncated>false</IsTruncated>")
    ) { try await IAM($0).roles(path: "/gwdeploy/") }
    #expect(roles.map(\.name) == ["a", "b", "c"])
    #expect(roles.map(\.trustPolicy) == [Self.trust, Self.trust, Self.trust])
    #expect(
      sent.map { $0.form.dropFirst(2) } == [
        ["PathPrefix=%2Fgwdeploy%2F"], ["PathPrefix=%2Fgwdeploy%2F", "Marker=m%2F2%3D"],
      ])
  }

  @Test("The policies of a role are listed, inline ones by name and managed ones by ARN")
  func policies() async throws {
    let (policies, sent) = try await exchange(
      Self.answer(
        "ListRolePolicies",
        "<PolicyNames><member>logs</member></PolicyNames><IsTruncated>false</IsTruncated>"),
      Self.answer(
        "ListAttachedRolePolicies",
        """
        <AttachedPolicies><member><PolicyName>ReadOnlyAccess</PolicyName>
        <PolicyArn>arn:aws:iam::aws:policy/ReadOnlyAccess</PolicyArn></member></AttachedPolicies>
        <IsTruncated>false</IsTruncated>
        """),
      Self.answer("GetRolePolicy", "<PolicyDocument>\(Self.trustInForm)</PolicyDocument>")
    ) { client in
      let iam = IAM(client)
      return (
        try await iam.inlinePolicies(of: "hello-dev"),
        try await iam.attachedPolicies(of: "hello-dev"),
        try await iam.inlinePolicy("logs", of: "hello-dev")
      )
    }
    #expect(policies.0 == ["logs"])
    #expect(policies.1 == ["arn:aws:iam::aws:policy/ReadOnlyAccess"])
    #expect(policies.2 == Self.trust)
    #expect(
      sent.map { $0.form[0] }
        == ["Action=ListRolePolicies", "Action=ListAttachedRolePolicies", "Action=GetRolePolicy"])
    #expect(sent[2].form.dropFirst(2) == ["RoleName=hello-dev", "PolicyName=logs"])
  }

  /// An operation without result, and the form that it must send.
  struct Write: Sendable, CustomTestStringConvertible {
    var operation: String
    var form: [String]
    var call: @Sendable (IAM) async throws -> Void

    var testDescription: String { operation }
  }

  private static let writes = [
    Write(
      operation: "CreateRole",
      form: [
        "RoleName=hello-dev", "Path=%2Fgwdeploy%2F", "AssumeRolePolicyDocument=\(trustInForm)",
        "Description=of%20hello", "Tags.member.1.Key=a", "Tags.member.1.Value=1",
        "Tags.member.2.Key=gwdeploy%3Astage", "Tags.member.2.Value=dev",
      ]
    ) {
      try await $0.createRole(
        "hello-dev", path: "/gwdeploy/", trustPolicy: trust, description: "of hello",
        tags: ["gwdeploy:stage": "dev", "a": "1"])
    },
    Write(
      operation: "UpdateAssumeRolePolicy",
      form: ["RoleName=hello-dev", "PolicyDocument=\(trustInForm)"]
    ) { try await $0.updateTrustPolicy(of: "hello-dev", trust) },
    Write(
      operation: "TagRole",
      form: ["RoleName=hello-dev", "Tags.member.1.Key=a", "Tags.member.1.Value="]
    ) { try await $0.tagRole("hello-dev", ["a": ""]) },
    Write(
      operation: "PutRolePolicy",
      form: ["RoleName=hello-dev", "PolicyName=logs", "PolicyDocument=\(trustInForm)"]
    ) { try await $0.putInlinePolicy("logs", of: "hello-dev", trust) },
  ]

  private static let deletions = [
    Write(operation: "DeleteRole", form: ["RoleName=hello-dev"]) {
      try await $0.deleteRole("hello-dev")
    },
    Write(operation: "DeleteRolePolicy", form: ["RoleName=hello-dev", "PolicyName=logs"]) {
      try await $0.deleteInlinePolicy("logs", of: "hello-dev")
    },
    Write(
      operation: "DetachRolePolicy",
      form: [
        "RoleName=hello-dev", "PolicyArn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FReadOnlyAccess",
      ]
    ) {
      try await $0.detachPolicy("arn:aws:iam::aws:policy/ReadOnlyAccess", from: "hello-dev")
    },
  ]

  @Test("A write sends the form that AWS's model says", arguments: writes + deletions)
  func write(_ write: Write) async throws {
    let (_, sent) = try await exchange(.text("<\(write.operation)Response/>")) {
      try await write.call(IAM($0))
    }
    #expect(sent.map(\.line) == ["POST /"])
    #expect(
      sent[0].form == ["Action=\(write.operation)", "Version=2010-05-08"] + write.form)
  }

  @Test("A write that meets another one is repeated", arguments: writes + deletions)
  func settling(_ write: Write) async throws {
    let (_, sent) = try await exchange(
      .refusalInXML(409, "ConcurrentModification"),
      .refusalInXML(409, "EntityTemporarilyUnmodifiable"),
      .text("<\(write.operation)Response/>")
    ) { try await write.call(IAM($0)) }
    #expect(sent.count == 3)
    #expect(Set(sent.map(\.text)).count == 1)
  }

  @Test("What is not there is nil, and deleting it is no error")
  func notFound() async throws {
    let gone = ScriptedTransport.Outcome.refusalInXML(404, "NoSuchEntity")
    for deletion in Self.deletions {
      _ = try await exchange(gone) { try await deletion.call(IAM($0)) }
    }
    let (found, _) = try await exchange(gone, gone) { client in
      (
        try await IAM(client).role("hello-dev"),
        try await IAM(client).inlinePolicy("logs", of: "hello-dev")
      )
    }
    #expect(found.0 == nil)
    #expect(found.1 == nil)
  }

  @Test("A deletion that is refused is an error, at once")
  func deleteConflict() async {
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(.refusalInXML(409, "DeleteConflict")) {
        try await IAM($0).deleteRole("hello-dev")
      }
    }
    #expect(error?.code == "DeleteConflict")
    #expect(error?.attempts == 1)
  }
}
