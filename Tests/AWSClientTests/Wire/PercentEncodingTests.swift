import Testing

@testable import AWSClient

@Suite("Percent-encoding")
struct PercentEncodingTests {
  private static let texts = [
    ("", ""),
    ("AZaz09-._~", "AZaz09-._~"),
    ("a b+c", "a%20b%2Bc"),
    ("$default", "%24default"),
    (
      "arn:aws:apigateway:eu-west-1::/restapis/abc123",
      "arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fabc123"
    ),
    ("{proxy+}", "%7Bproxy%2B%7D"),
    ("100%", "100%25"),
    ("Zoë €😀", "Zo%C3%AB%20%E2%82%AC%F0%9F%98%80"),
    ("!'()*", "%21%27%28%29%2A"),
  ]

  @Test("All but letters, digits and -._~ are encoded, in upper case", arguments: texts)
  func encoding(text: String, encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
  }

  @Test("What was encoded is decoded to the same text", arguments: texts)
  func decoding(text: String, encoded: String) {
    #expect(PercentEncoding.decode(encoded) == text)
  }

  @Test(
    "What is no encoding stays as it is when decoded",
    arguments: [
      ("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("100%!", "100%!"), ("%+1", "%+1"), ("%-0", "%-0"),
      ("a+b", "a+b"), ("%%41", "%A"), ("%7b%7D", "{}"),
    ])
  func malformed(text: String, decoded: String) {
    #expect(PercentEncoding.decode(text) == decoded)
  }

  @Test("A path is its labels, a slash before each and none inside")
  func path() {
    #expect(PercentEncoding.path("tags", "a/b:c") == "/tags/a%2Fb%3Ac")
    #expect(PercentEncoding.path() == "")
  }

  @Test("A query keeps its order and its repeated names")
  func query() {
    #expect(PercentEncoding.query([]) == "")
    #expect(
      PercentEncoding.query([("tagKeys", "b"), ("tagKeys", "a x"), ("empty", "")])
        == "tagKeys=b&tagKeys=a%20x&empty=")
  }
}
