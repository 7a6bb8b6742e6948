import Primitives
import SigV4
import Testing

@Suite("The signer")
struct SignerTests {
  private let credentials = Credentials(
    accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("the-secret-key"),
    sessionToken: Secret("the-session-token"))

  private func scope(day: Int64 = 0, region: String = "us-east-1", service: String = "lambda")
    -> SigningScope
  {
    SigningScope(
      time: SigningTime(secondsSince1970: 1_440_938_160 + day * 86_400), region: region,
      service: service)
  }

  private let request = SignableRequest(
    method: "GET", path: "/", headers: [.init(name: "Host", value: "example.com")])

  @Test("Requests signed by many tasks at once have the signatures that they have alone")
  func concurrency() async {
    var generator = SeededGenerator(seed: 7)
    let jobs = (0..<400).map { number in
      (
        request: SignableRequest.random(using: &generator),
        scope: scope(day: Int64(number % 3), region: ["eu-west-1", "us-east-1"][number / 3 % 2]),
        options: SigningOptions.random(using: &generator)
      )
    }
    let alone = jobs.map {
      Signer().sign($0.request, with: credentials, scope: $0.scope, options: $0.options)
    }
    let shared = Signer()
    let together = await withTaskGroup(of: (Int, SignedHeaders).self) { group in
      for (number, job) in jobs.enumerated() {
        group.addTask {
          let signed = shared.sign(
            job.request, with: credentials, scope: job.scope, options: job.options)
          return (number, signed)
        }
      }
      return await group.reduce(into: [Int: SignedHeaders]()) { $0[$1.0] = $1.1 }
    }
    #expect(together == Dictionary(uniqueKeysWithValues: alone.enumerated().map { ($0, $1) }))
  }

  @Test("A kept key signs for its own credentials, day, region and service only")
  func keptKeys() {
    let others = [
      credentials, Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("another")),
    ]
    let shared = Signer()
    var signatures: Set<String> = []
    for _ in 0..<2 {
      for credentials in others {
        for day in 0..<4 as Range<Int64> {
          for (region, service) in [("a", "bc"), ("ab", "c"), ("eu-west-1", "iam")] {
            let scope = scope(day: day, region: region, service: service)
            let kept = shared.steps(of: request, with: credentials, scope: scope)
            #expect(kept == Signer().steps(of: request, with: credentials, scope: scope))
            signatures.insert(kept.signature)
          }
        }
      }
    }
    #expect(signatures.count == 24)
  }

  @Test("A day ends at midnight, UTC")
  func midnight() {
    let times = [SigningTime(secondsSince1970: 86_399), SigningTime(secondsSince1970: 86_400)]
    let scopes = times.map { time in
      Signer().steps(
        of: request, with: credentials,
        scope: SigningScope(time: time, region: "r", service: "s")
      ).stringToSign.split(separator: "\n")[2]
    }
    #expect(scopes == ["19700101/r/s/aws4_request", "19700102/r/s/aws4_request"])
  }

  @Test("A request that has been signed is signed again as if it had not")
  func signedAgain() {
    let signer = Signer()
    let first = signer.sign(request, with: credentials, scope: scope(), options: .s3)
    var signedBefore = request
    signedBefore.headers += first.fields
    let again = signer.sign(signedBefore, with: credentials, scope: scope(), options: .s3)
    #expect(again == first)
  }

  @Test("The caller's own digest of the payload is signed if the signer adds none")
  func callersContentHash() {
    var streaming = request
    streaming.headers.append(
      .init(name: "x-amz-content-sha256", value: "STREAMING-UNSIGNED-PAYLOAD-TRAILER"))
    let signed = Signer().sign(streaming, with: credentials, scope: scope())
    #expect(signed.contentHash == nil)
    #expect(signed.authorization.contains("SignedHeaders=host;x-amz-content-sha256;x-amz-date;"))
  }

  @Test("A payload that is not covered is called so in the header")
  func unsignedPayload() {
    var unsigned = request
    unsigned.payload = .unsigned
    let signed = Signer().sign(unsigned, with: credentials, scope: scope(), options: .s3)
    #expect(signed.contentHash == "UNSIGNED-PAYLOAD")
  }

  @Test("Nothing that is printed shows a secret")
  func printing() {
    let signer = Signer()
    let values: [Any] = [
      credentials, signer,
      signer.sign(request, with: credentials, scope: scope()),
      signer.steps(of: request, with: credentials, scope: scope()),
      signer.presign(request, validFor: .seconds(60), with: credentials, scope: scope()),
    ]
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in [String(describing: value), String(reflecting: value), dumped] {
        #expect(!text.contains("the-secret-key"))
        #expect(!text.contains("the-session-token"))
      }
    }
  }
}
