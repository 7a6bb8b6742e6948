import TestSupport
import Testing

@testable import AWSClient

@Suite("An answer that is not the service's own")
struct ClientWireTests {
  private func cause(
    of body: String, call: (Client) async throws -> Void
  ) async -> ServiceError? {
    await #expect(throws: ServiceError.self) {
      _ = try await exchange(.text(body), calls: call)
    }
  }

  @Test(
    "JSON that does not fit is unreadable",
    arguments: ["", "<html></html>", "[]", #"{"item":[{"id":1}]}"#])
  func json(body: String) async throws {
    let error = await cause(of: body) { _ = try await APIGateway($0).restAPIs() }
    guard case .unreadable(let reason) = error?.cause else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("JSON: "))
    #expect(error?.operation == "apigateway:GetRestApis")
  }

  @Test(
    "XML that is malformed, or is another document, is unreadable",
    arguments: [
      ("", "XML, line 1: no element found"),
      ("<GetCallerIdentityResponse>\n", "XML, line 2: no element found"),
      ("<html><body>Sign in</body></html>", "XML: html instead of GetCallerIdentityResponse"),
    ])
  func xml(body: String, reason: String) async {
    let error = await cause(of: body) { _ = try await STS($0).callerIdentity() }
    #expect(error?.cause == .unreadable(reason))
  }
}
