import Primitives
import SigV4
import Testing

@Suite("The canonical request")
struct CanonicalRequestTests {
  private static let scope = SigningScope(
    time: SigningTime(secondsSince1970: 1_440_938_160), region: "us-east-1", service: "service")

  /// The lines of the canonical request of a request.
  private func lines(
    path: String = "/", query: String = "", headers: [(String, String)] = [],
    options: SigningOptions = .standard
  ) -> [String] {
    let steps = Signer().steps(
      of: SignableRequest(
        method: "GET", path: path, query: query,
        headers: headers.map { SignableRequest.Header(name: $0.0, value: $0.1) }),
      with: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret")),
      scope: Self.scope, options: options)
    return steps.canonicalRequest.revealed
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(
    "A path is cleaned up and encoded",
    arguments: [
      ("", "/"), ("/", "/"), ("//", "/"), ("/.", "/"), ("/..", "/"), ("/../", "/"),
      ("/a/b/..", "/a"), ("/a/b/../", "/a/"), ("/a/./b", "/a/b"), ("/a/.", "/a"),
      ("/../../a", "/a"), ("//a//b//", "/a/b/"), ("a", "/a"), ("/...", "/..."), ("/.a", "/.a"),
      ("/é", "/%C3%A9"), ("/a b", "/a%20b"), ("/%3a", "/%253a"), ("/%2E%2E/a", "/%252E%252E/a"),
      ("/$default", "/%24default"), ("/a+b", "/a%2Bb"), ("/a:b@c", "/a%3Ab%40c"),
      ("/~a-_.", "/~a-_."),
    ])
  func standardPath(path: String, canonical: String) { #expect(lines(path: path)[1] == canonical) }

  @Test(
    "S3 gets a path as it stands",
    arguments: [
      ("", "/"), ("/", "/"), ("/a//b/../c", "/a//b/../c"), ("/a%20b", "/a%20b"), ("/.", "/."),
      ("/a%2Fb/", "/a%2Fb/"),
    ])
  func s3Path(path: String, canonical: String) {
    #expect(lines(path: path, options: .s3)[1] == canonical)
  }

  @Test(
    "A query is taken apart, encoded anew and sorted",
    arguments: [
      ("", ""), ("a", "a="), ("a=", "a="), ("=", "="), ("=a", "=a"), ("&&", ""),
      ("b=2&&a=1&", "a=1&b=2"), ("a=b=c", "a=b%3Dc"), ("a+b=c+d", "a%2Bb=c%2Bd"),
      ("a=%3a", "a=%3A"), ("a=%7e%41", "a=~A"), ("a=%zz", "a=%25zz"), ("a=%", "a=%25"),
      ("a=%4", "a=%254"), ("a=%%41", "a=%25A"), ("a=é", "a=%C3%A9"), ("a=b c", "a=b%20c"),
      ("a=/", "a=%2F"), ("b&a&A", "A=&a=&b="), ("a=2&a=1&a", "a=&a=1&a=2"),
      ("a-b=1&a=2&aa=3", "a=2&a-b=1&aa=3"), ("%62=1&a=2", "a=2&b=1"), ("é=1&z=2", "%C3%A9=1&z=2"),
      ("a=?", "a=%3F"),
    ])
  func query(query: String, canonical: String) { #expect(lines(query: query)[2] == canonical) }

  @Test(
    "A header's value is trimmed and its runs of white space become one space",
    arguments: [
      ("", ""), (" ", ""), ("\t \t", ""), ("a", "a"), ("  a  ", "a"), ("\ta\tb\t", "a b"),
      ("a   b", "a b"), ("\"a   b\"", "\"a b\""), ("a\n  b", "a b"), ("a\r\n b", "a b"),
      ("é  é", "é é"), ("a\u{1}b", "a\u{1}b"),
    ])
  func headerValue(value: String, canonical: String) {
    #expect(lines(headers: [("a-value", value)])[3] == "a-value:" + canonical)
  }

  @Test("Headers of one name are joined in the order in which they came, whatever their case")
  func repeatedHeaders() {
    let lines = lines(headers: [
      ("X-Many", "z"), ("host", "h"), ("x-many", " a "), ("X-MANY", ""), ("x-Many", "b  c"),
    ])
    #expect(lines[3...5] == ["host:h", "x-amz-date:20150830T123600Z", "x-many:z,a,,b c"])
    #expect(lines[7] == "host;x-amz-date;x-many")
  }

  @Test("Headers are sorted byte by byte")
  func headerOrder() {
    let lines = lines(headers: [("b", ""), ("a_b", ""), ("a-b", ""), ("a", ""), ("ab", "")])
    #expect(lines[10] == "a;a-b;a_b;ab;b;x-amz-date")
  }

  @Test("A request without headers has the date alone signed")
  func noHeaders() { #expect(lines()[5] == "x-amz-date") }

  @Test("A host is signed as the caller gives it, with its port")
  func host() { #expect(lines(headers: [("Host", "localhost:4566")])[3] == "host:localhost:4566") }

  @Test(
    "Thousands of random requests are the same as by the plain reading of the documentation",
    arguments: 0..<16 as Range<UInt64>)
  func randomRequests(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let signer = Signer()
    let date = Self.scope.time.description
    for _ in 0..<300 {
      let request = SignableRequest.random(using: &generator)
      let options = SigningOptions.random(using: &generator)
      let token = Bool.random(using: &generator) ? "to/ken+==" : nil
      let credentials = Credentials(
        accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"),
        sessionToken: token.map(Secret.init))
      let inHeaders = signer.steps(
        of: request, with: credentials, scope: Self.scope, options: options)
      let inHeadersByReference = ReferenceSigning.inHeaders(
        request, token: token, date: date, options: options)
      try #require(
        inHeaders.canonicalRequest.revealed.utf8.elementsEqual(inHeadersByReference.utf8),
        "\(request)")
      let inQuery = signer.steps(
        of: request, form: .query(validFor: .seconds(60)), with: credentials, scope: Self.scope,
        options: options)
      let inQueryByReference = ReferenceSigning.inQuery(
        request, credential: "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request", token: token,
        date: date, options: options)
      try #require(
        inQuery.canonicalRequest.revealed.utf8.elementsEqual(inQueryByReference.utf8),
        "\(request)")
    }
  }

  @Test("There is room for a request in which every byte grows as much as it can")
  func worstGrowth() throws {
    let awkward = String(repeating: "\u{1}", count: 5000)
    let names = (0..<500).map { "\u{1}\($0)" }
    let request = SignableRequest(
      method: "GET", path: "/" + awkward,
      query: String(repeating: "\u{1}&", count: 5000),
      headers: (names + [awkward]).map { SignableRequest.Header(name: $0, value: "") })
    let steps = Signer().steps(
      of: request, form: .query(validFor: .seconds(60)),
      with: Credentials(accessKeyID: awkward, secretAccessKey: Secret("secret")),
      scope: Self.scope)
    #expect(
      steps.canonicalRequest.revealed
        == ReferenceSigning.inQuery(
          request, credential: awkward + "/20150830/us-east-1/service/aws4_request", token: nil,
          date: Self.scope.time.description, options: .standard))
  }
}
