import AWSClient
import HTTP
import HTTPTypes
import LocalCloud
import Manifest
import Primitives
import Testing

@testable import Provisioning

@Suite("Values from parameters of Systems Manager")
struct StoredValueTests {
  private let application = Application.sample().with {
    $0.functions[1].environment["DSN"] = .stored(.init(name: "/guide/dsn"))
  }

  private func variables(_ sandbox: Sandbox) async throws -> [String: String] {
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    return (versions.last?.environment?.variables ?? [:]).mapValues(\.revealed)
  }

  private func reasons(_ body: () async throws -> Void) async throws -> [String] {
    let error = await #expect(throws: StoredValueError.self) { try await body() }
    return (error?.obstacles ?? []).map {
      "\($0.variable.function) \($0.variable.name) \($0.reason)"
    }
  }

  @Test("A parameter's value is the variable's, and another value another version")
  func changed() async throws {
    let sandbox = Sandbox()
    try await sandbox.setParameter("/guide/dsn", "db-${account}")
    try await sandbox.up(application)
    // What a parameter holds is not the manifest's to fill in.
    #expect(try await variables(sandbox) == ["MODE": "plain", "DSN": "db-${account}"])
    #expect(try await sandbox.plan(application).isEmpty)
    try await sandbox.setParameter("/guide/dsn", "db-two")
    let plan = try await sandbox.plan(application)
    let change = plan.changes.first { $0.id.description == "version hello" }
    #expect(change?.differences.map(\.path) == ["environment.DSN"])
    #expect(!"\(plan)".contains("db-"))
    try await sandbox.up(application)
    #expect(try await variables(sandbox)["DSN"] == "db-two")
    #expect(try await sandbox.plan(application).isEmpty)
  }

  @Test("What is kept encrypted is copied only if the manifest says so")
  func encrypted() async throws {
    let sandbox = Sandbox()
    try await sandbox.setParameter("/guide/dsn", "hush", type: "SecureString")
    #expect(
      try await reasons { _ = try await sandbox.plan(application) } == ["hello DSN encrypted"])
    let copying = application.with {
      $0.functions[1].environment["DSN"] = .stored(.init(name: "/guide/dsn", encrypted: .copied))
    }
    try await sandbox.up(copying)
    #expect(try await variables(sandbox)["DSN"] == "hush")
    // A second variable does not copy it on the ground of the first.
    let both = copying.with {
      $0.functions[0].environment["DSN"] = .stored(.init(name: "/guide/dsn"))
    }
    #expect(
      try await reasons { _ = try await sandbox.plan(both) } == ["create-user DSN encrypted"])
  }

  @Test("All that cannot be given is said at once, before anything is read or written")
  func obstacles() async throws {
    let sandbox = Sandbox()
    try await sandbox.setParameter("list", "a,b", type: "StringList")
    try await sandbox.setParameter("long", String(repeating: "x", count: 4096))
    let application = application.with {
      $0.functions[0].environment["LIST"] = .stored(.init(name: "list"))
      $0.functions[0].environment["LONG"] = .stored(.init(name: "long"))
    }
    #expect(
      try await reasons { _ = try await sandbox.plan(application) } == [
        "create-user LIST list", "hello DSN missing",
        "create-user LIST environmentTooLarge(4120)",
      ])
    #expect(sandbox.sent.withLock { $0.map(\.operation) } == ["ssm:GetParameters"])
  }

  @Test("Ten are read with one call, and those to be decrypted apart from the others")
  func batches() async throws {
    let sandbox = Sandbox()
    let names = (1...21).map { "p\($0)" }
    for name in names { try await sandbox.setParameter(name, "v") }
    let application = Application.sample().with { application in
      for (index, name) in names.enumerated() {
        application.functions[index % 2].environment[name.uppercased()] = .stored(
          .init(name: name, encrypted: index < 3 ? .copied : .refused))
      }
    }
    _ = try await sandbox.plan(application)
    let calls = sandbox.sent.withLock { $0.filter { $0.operation == "ssm:GetParameters" }.count }
    #expect(calls == 3)
  }

  @Test("Offline the values are unknown, and the plan says so")
  func offline() throws {
    let plan = Deployer.offlinePlan(
      application, in: Sandbox().world(application), code: try Code.of(application.functions))
    #expect(plan.notes == ["what the parameters hold is unknown offline: /guide/dsn"])
  }

  @Test(
    "A refusal is about the parameters that it names, or else about all that were asked for",
    arguments: [("parameter/guide/dsn", ["DSN"]), ("key/1a2b", ["DSN", "OTHER"])])
  func refused(resource: String, variables: [String]) async throws {
    let sandbox = Sandbox()
    let denying = DenyingTransport(sandbox.cloud, target: "GetParameters", resource: resource)
    let client = sandbox.client(over: denying)
    let application = application.with {
      $0.functions[1].environment["OTHER"] = .stored(.init(name: "/guide/dsn/other"))
    }
    let found = try await reasons {
      _ = try await StoredValues.read(for: application, SSM(client))
    }
    #expect(found.map { $0.split(separator: " ")[1] } == variables.map { $0[...] })
    #expect(found.allSatisfy { $0.contains("refused") })
  }
}

/// A cloud that denies an operation.
private struct DenyingTransport: Transport {
  private let wrapped: Cloud
  private let target: String
  private let resource: String

  init(_ wrapped: Cloud, target: String, resource: String) {
    (self.wrapped, self.target, self.resource) = (wrapped, target, resource)
  }

  func send(_ request: Request) async throws(TransportError) -> Response {
    let field = HTTPField.Name("x-amz-target").flatMap { request.head.headerFields[$0] } ?? ""
    guard field.hasSuffix(target) else { return try await wrapped.send(request) }
    let message =
      "User: arn:aws:iam::123456789012:user/ann is not authorized to perform: ssm:\(target) on"
      + " resource: arn:aws:ssm:eu-central-1:123456789012:\(resource) because no identity-based"
      + " policy allows the ssm:\(target) action"
    let body = #"{"__type":"AccessDeniedException","Message":"\#(message)"}"#
    return Response(
      head: HTTPResponse(status: .badRequest, headerFields: [:]), body: Array(body.utf8))
  }
}
