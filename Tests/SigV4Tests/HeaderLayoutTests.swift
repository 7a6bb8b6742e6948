import Primitives
import SigV4
import Testing

@Suite("The kept layout of headers")
struct HeaderLayoutTests {
  private let scope = SigningScope(
    time: SigningTime(secondsSince1970: 1_440_938_160), region: "us-east-1", service: "service")

  private func credentials(token: String?) -> Credentials {
    Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"),
      sessionToken: token.map(Secret.init))
  }

  private func request(headers: [(String, String)]) -> SignableRequest {
    SignableRequest(
      method: "GET", path: "/",
      headers: headers.map { SignableRequest.Header(name: $0.0, value: $0.1) })
  }

  private func expectSameAsAlone(
    _ request: SignableRequest, from shared: Signer, form: SigningForm = .headers,
    token: String? = nil, options: SigningOptions = .standard
  ) {
    let credentials = credentials(token: token)
    let kept = shared.steps(
      of: request, form: form, with: credentials, scope: scope, options: options)
    let alone = Signer().steps(
      of: request, form: form, with: credentials, scope: scope, options: options)
    #expect(kept == alone)
  }

  @Test("The same names with other values are signed with these values")
  func otherValues() {
    let signer = Signer()
    for value in ["1", "2", ""] {
      expectSameAsAlone(request(headers: [("Host", "h"), ("B", value)]), from: signer)
    }
  }

  @Test("The same names are signed with what the signer adds to this request")
  func otherAdditions() {
    let signer = Signer()
    let request = request(headers: [("Host", "h"), ("x-amz-content-sha256", "own")])
    for _ in 0..<2 {
      for token in [nil, "token"] {
        for options in [SigningOptions.standard, .s3] {
          expectSameAsAlone(request, from: signer, token: token, options: options)
          expectSameAsAlone(
            request, from: signer, form: .query(validFor: .seconds(60)), token: token,
            options: options)
        }
      }
    }
  }

  @Test("Names that are equal as texts but not as bytes are told apart")
  func equalTexts() {
    let signer = Signer()
    let names = ["K", "\u{212A}", "k", "\u{C5}", "A\u{30A}", "\u{212B}", "\u{212A}K", "K\u{212A}"]
    for name in names + names {
      expectSameAsAlone(request(headers: [("Host", "h"), (name, "v")]), from: signer)
    }
  }

  @Test("More sets of names than are kept have the signatures that they have alone")
  func manyLayouts() {
    let signer = Signer()
    for number in Array(0..<20) + Array(0..<20) {
      expectSameAsAlone(request(headers: [("Host", "h"), ("x-\(number)", "v")]), from: signer)
    }
  }
}
