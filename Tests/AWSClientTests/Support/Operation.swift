import AWSClient
import Primitives
import TestSupport
import Testing

/// An operation that answers nothing that is needed, and the request that it must send.
struct Operation: Sendable, CustomTestStringConvertible {
  let line: String
  let json: JSON?
  let call: @Sendable (Client) async throws -> Void

  init(
    _ line: String, _ json: JSON? = nil, call: @escaping @Sendable (Client) async throws -> Void
  ) {
    self.line = line
    self.json = json
    self.call = call
  }

  var testDescription: String { line }

  /// Expects the one request to be the right one.
  func expectRequest(answer: String = "", status: Int = 200) async throws {
    let sent = try await exchange(.text(answer, status: status), calls: call).sent
    #expect(sent.map(\.line) == [line])
    #expect(try sent.first?.json == json)
    #expect(sent.first?.field("content-type") == (json == nil ? "" : "application/json"))
    #expect(sent.first?.field("accept") == "application/json")
  }
}
