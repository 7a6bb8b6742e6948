import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("Systems Manager's parameters")
struct SSMTests {
  private static let answer = """
    {"Parameters":[{"Name":"/guide/dsn","Type":"SecureString","Value":"hush","Version":3,\
    "LastModifiedDate":1767225600.1,"ARN":"arn:x","DataType":"text"}],"InvalidParameters":["gone"]}
    """

  @Test("Parameters are read by their names, and decrypted only on demand")
  func parameters() async throws {
    let (found, sent) = try await exchange(.text(Self.answer), .text(#"{"Parameters":[]}"#)) {
      [
        try await SSM($0).parameters(["/guide/dsn", "gone"], .all),
        try await SSM($0).parameters(["gone"], .none),
      ]
    }
    #expect(
      found == [
        [SSM.Parameter(name: "/guide/dsn", type: .secureString, value: Secret("hush"))], [],
      ])
    #expect(sent[0].authority == "ssm.eu-central-1.amazonaws.com")
    #expect(
      sent.map { $0.field("x-amz-target") } == Array(repeating: "AmazonSSM.GetParameters", count: 2)
    )
    #expect(
      try sent.map { try $0.json } == [
        ["Names": ["/guide/dsn", "gone"], "WithDecryption": true], ["Names": ["gone"]],
      ])
    #expect(!"\(found)".contains("hush"))
  }
}
