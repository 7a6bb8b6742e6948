import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Resource policies")
struct ResourcePolicyTests {
  private let open = Application.sample()

  private func guarded(_ resource: String) -> Application {
    open.with {
      $0.api?.policy = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke",
           "Resource": "\(resource)"}]}
        """
    }
  }

  @Test(
    "A policy is set with the API, changed and taken off in place, and deployed each time",
    arguments: ["execute-api:/*", "arn:aws:execute-api:eu-central-1:123456789012:*/dev/*"])
  func life(resource: String) async throws {
    let sandbox = Sandbox()
    try await sandbox.expectConverged(guarded(resource), "made with it")
    let narrower = guarded("execute-api:/dev/GET/users")
    let change = try await sandbox.up(narrower)
    let changed = Set(change.changes.map(\.id.kind))
    #expect(changed == [.restAPI, .deployment, .stage])
    #expect(try await sandbox.plan(narrower).isEmpty)
    let removal = try await sandbox.up(open)
    #expect(
      removal.changes.first { $0.id.kind == .restAPI }?.differences.map(\.path) == ["policy"])
    #expect(try await sandbox.plan(open).isEmpty)
    let api = try #require(try await APIGateway(sandbox.reader).restAPIs().first)
    #expect(api.unescapedPolicy == nil)
  }
}
