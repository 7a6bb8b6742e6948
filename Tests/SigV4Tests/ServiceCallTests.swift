import Digest
import Primitives
import SigV4
import Testing

/// A call to a service as this program makes it, and its signature by botocore 1.44.5.
struct ServiceCall: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let service: String
  let region: String
  let method: String
  let path: String
  let query: String
  let headers: [String: String]
  let sessionToken: String?
  let body: String
  let canonicalPath: String
  let canonicalQuery: String
  let signedHeaders: String
  let canonicalRequestSha256: String
  let signature: String

  var testDescription: String { name }

  static func all() throws -> [ServiceCall] {
    try Fixture.decode([ServiceCall].self, from: "service-calls.json")
  }
}

@Suite("Calls as this program makes them")
struct ServiceCallTests {
  @Test("All calls are run")
  func countsCalls() throws { #expect(try ServiceCall.all().count == 7) }

  @Test("Each call is signed as botocore signs it", arguments: try ServiceCall.all())
  func signature(call: ServiceCall) throws {
    let steps = Signer().steps(
      of: SignableRequest(
        method: call.method, path: call.path, query: call.query,
        headers: call.headers.map { SignableRequest.Header(name: $0.key, value: $0.value) },
        payload: .body(Array(call.body.utf8))),
      with: Credentials(
        accessKeyID: "AKIDEXAMPLE",
        secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        sessionToken: call.sessionToken.map(Secret.init)),
      scope: SigningScope(
        time: try SigningTime(iso8601: "2015-08-30T12:36:00Z"), region: call.region,
        service: call.service),
      options: call.service == "s3" ? .s3 : .standard)
    let canonicalRequest = steps.canonicalRequest.revealed
    let lines = canonicalRequest.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.count > 4)
    #expect(lines[1] == call.canonicalPath)
    #expect(lines[2] == call.canonicalQuery)
    #expect(lines[lines.count - 2] == call.signedHeaders)
    let digest = SHA256.digest(of: canonicalRequest.utf8.span).hexadecimal
    try #require(digest == call.canonicalRequestSha256)
    #expect(steps.signature == call.signature)
  }
}
