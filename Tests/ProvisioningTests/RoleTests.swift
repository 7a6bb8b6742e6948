import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Roles that are made for functions")
struct RoleTests {
  private let plain = Application.sample()
  private static let readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess"

  private func role(_ sandbox: Sandbox) -> String { sandbox.world(plain).roleName("hello") }

  /// What is inside of the role's policies.
  private func documents(_ sandbox: Sandbox) async throws -> [String] {
    let iam = IAM(sandbox.reader)
    var documents: [String] = []
    for name in try await iam.inlinePolicies(of: role(sandbox)) {
      documents.append(try await iam.inlinePolicy(name, of: role(sandbox)) ?? "")
    }
    return documents
  }

  @Test("What is allowed short is allowed on ARNs of this account and region")
  func allow() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(
      plain.with {
        $0.functions[1].permissions.allow = [
          .init(action: "dynamodb:GetItem", resources: ["table/users"]),
          .init(action: "s3:GetObject", resources: ["assets/*", "arn:aws:s3:::other/*"]),
          .init(action: "iam:GetRole", resources: ["role/x"]),
          .init(action: "ec2:DescribeVpcs", resources: ["*"]),
        ]
        $0.functions[1].permissions.statements = [
          #"{"Effect":"Deny","Action":"s3:*","Resource":"*"}"#
        ]
      })
    let document = try #require(try await documents(sandbox).first)
    for part in [
      #""arn:aws:dynamodb:eu-central-1:123456789012:table/users""#,
      #"["arn:aws:s3:::assets/*","arn:aws:s3:::other/*"]"#,
      #""arn:aws:iam::123456789012:role/x""#,
      #"{"Action":["ec2:DescribeVpcs"],"Effect":"Allow","Resource":["*"]}"#,
      #"{"Action":"s3:*","Effect":"Deny","Resource":"*"}"#,
    ] {
      #expect(document.contains(part))
    }
  }

  @Test("A role is widened before the stage moves, and narrowed after it")
  func order() async throws {
    let sandbox = Sandbox()
    let before = plain.with {
      $0.functions[1].permissions.policies = [Self.readOnly]
      $0.functions[1].permissions.allow = [.init(action: "s3:GetObject", resources: ["a/*"])]
    }
    try await sandbox.up(before)
    let after = plain.with {
      $0.functions[1].code.path = "hello 2"
      $0.functions[1].permissions.policies = ["arn:aws:iam::aws:policy/AdministratorAccess"]
      $0.functions[1].permissions.allow = [.init(action: "s3:PutObject", resources: ["a/*"])]
    }
    let plan = try await sandbox.plan(after)
    let outcome = await sandbox.apply(plan)
    #expect(outcome.failures.isEmpty)
    let order = outcome.done.map { "\($0.action) \($0.id.kind.rawValue)" }
    let move = try #require(order.firstIndex(of: "update stage"))
    for kind in ["role-policy", "policy-attachment"] {
      #expect(try #require(order.firstIndex(of: "create \(kind)")) < move)
      #expect(try #require(order.firstIndex(of: "delete \(kind)")) > move)
    }
    #expect(try await documents(sandbox).count == 1)
    #expect(try await sandbox.plan(after).isEmpty)
    try await sandbox.up(before)
    #expect(try await sandbox.plan(before).isEmpty)
  }

  @Test("The boundary of a role is changed in place, as its managed policies are")
  func inPlace() async throws {
    let sandbox = Sandbox()
    let bounds = "arn:aws:iam::123456789012:policy/bounds"
    try await sandbox.up(plain.with { $0.functions[1].permissions.boundary = bounds })
    let iam = IAM(sandbox.reader)
    #expect(try await iam.role(role(sandbox))?.permissionsBoundary == bounds)
    for boundary in ["arn:aws:iam::123456789012:policy/others", nil] {
      let changed = plain.with { $0.functions[1].permissions.boundary = boundary }
      #expect(try await sandbox.up(changed).changes.map(\.id.description) == ["role hello"])
      #expect(try await iam.role(role(sandbox))?.permissionsBoundary == boundary)
      #expect(try await sandbox.plan(changed).isEmpty)
    }
  }

  @Test("What somebody added to a role is taken away, and what was changed is as it was")
  func drift() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(plain)
    let iam = IAM(sandbox.reader)
    let own = try #require(try await iam.inlinePolicies(of: role(sandbox)).first)
    let other = #"{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
    try await iam.putInlinePolicy("extra", of: role(sandbox), other)
    try await iam.putInlinePolicy(own, of: role(sandbox), other)
    try await iam.attachPolicy(Self.readOnly, to: role(sandbox))
    let plan = try await sandbox.up(plain)
    #expect(
      Set(plan.changes.map { "\($0.action) \($0.id)" }) == [
        "delete role-policy hello extra", "update role-policy hello \(own)",
        "delete policy-attachment hello \(Self.readOnly)",
      ])
    #expect(try await documents(sandbox).count == 1)
    #expect(try await iam.attachedPolicies(of: role(sandbox)).isEmpty)
    #expect(try await sandbox.plan(plain).isEmpty)
  }

  @Test("A role that was made keeps what it may do while versions run with it that are kept")
  func keptRole() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(plain)
    let own = plain.with {
      $0.functions[1].role =
        "arn:aws:iam::123456789012:role/gwdeploy/guide/dev/eu-central-1/"
        + "guide-dev-create-user-eu-central-1"
    }
    let plan = try await sandbox.up(own)
    #expect(plan.kept.map(\.id.description) == ["role hello"])
    #expect(try await documents(sandbox).count == 1)
    #expect(try await sandbox.plan(own).isEmpty)
  }
}
