import Digest
import Primitives
import SigV4
import Testing

/// One case of AWS's signing vectors, in one of its two forms.
struct SigningVector: Sendable, CustomTestStringConvertible {
  /// What is signed, and how.
  struct Input: Sendable {
    var request: SignableRequest
    var credentials: Credentials
    var scope: SigningScope
    var options: SigningOptions
    var form: SigningForm
  }

  /// What comes out.
  struct Expected: Sendable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
    /// Nil where the vectors have none.
    let authorization: String?
    let signedRequest: String
  }

  let name: String
  let input: Input
  let expected: Expected

  var testDescription: String { name }
}

extension SigningVector {
  /// All cases that are signed in headers.
  static func headerCases() throws -> [SigningVector] { try cases(form: "header") }

  /// All cases that are signed in the query.
  static func queryCases() throws -> [SigningVector] { try cases(form: "query") }

  private struct Manifest: Decodable {
    struct Case: Decodable {
      let name: String
      let suite: String
      let forms: [String]
    }
    let cases: [Case]
  }

  private static let folder = "sigv4-vectors"

  private static func cases(form: String) throws -> [SigningVector] {
    let manifest = try Fixture.decode(Manifest.self, from: "\(folder)/manifest.json")
    return try manifest.cases.filter { $0.forms.contains(form) }.map { entry in
      entry.suite == "classic"
        ? try SigningVector(classic: entry.name)
        : try SigningVector(suite: entry.suite, name: entry.name, form: form)
    }
  }
}

extension SigningVector {
  /// A case of the suites `v4` and `aws-doc`.
  private init(suite: String, name: String, form: String) throws {
    let folder = "\(Self.folder)/\(suite)/\(name)"
    let context = try Fixture.decode(Context.self, from: "\(folder)/context.json")
    let request = RequestText(try Fixture.text("\(folder)/request.txt"))
    self.name = "\(suite)/\(name) (\(form))"
    input = Input(
      request: request.signable(payload: context.payload(of: request.body)),
      credentials: context.credentials.value, scope: try context.scope, options: context.options,
      form: form == "query"
        ? .query(validFor: .seconds(context.expirationInSeconds)) : .headers)
    expected = Expected(
      canonicalRequest: try Fixture.text("\(folder)/\(form)-canonical-request.txt"),
      stringToSign: try Fixture.text("\(folder)/\(form)-string-to-sign.txt"),
      signature: try Fixture.text("\(folder)/\(form)-signature.txt"),
      authorization: nil,
      signedRequest: try Fixture.text("\(folder)/\(form)-signed-request.txt"))
  }

  private struct Context: Decodable {
    struct Credentials: Decodable {
      let accessKeyId: String
      let secretAccessKey: String
      let token: String?

      var value: SigV4.Credentials {
        SigV4.Credentials(
          accessKeyID: accessKeyId, secretAccessKey: Secret(secretAccessKey),
          sessionToken: token.map(Secret.init))
      }
    }

    let credentials: Credentials
    let region: String
    let service: String
    let timestamp: String
    let normalize: Bool
    let doubleUriEncode: Bool?
    let signBody: Bool
    let unsignedPayload: Bool?
    let expirationInSeconds: Int
    let omitSessionToken: Bool?

    var scope: SigningScope {
      get throws {
        SigningScope(
          time: try SigningTime(iso8601: timestamp), region: region, service: service)
      }
    }

    var options: SigningOptions {
      SigningOptions(
        pathEncoding: doubleUriEncode == false ? .single : .double,
        pathNormalization: normalize ? .normalized : .asIs,
        contentHashHeader: signBody ? .added : .omitted,
        sessionToken: omitSessionToken == true ? .addedAfterSigning : .signed)
    }

    func payload(of body: String) -> SignableRequest.Payload {
      switch (unsignedPayload == true, signBody) {
      case (true, _): .unsigned
      case (false, true): .body(Array(body.utf8))
      case (false, false): .empty
      }
    }
  }
}

extension SigningVector {
  /// A case of the older suite, whose requests all have the same credentials, scope and time.
  private init(classic name: String) throws {
    let file = "\(Self.folder)/classic/\(name)/\(name)"
    let request = RequestText(try Fixture.text("\(file).req"))
    let authorization = try Fixture.text("\(file).authz")
    let signedRequest = try Fixture.text("\(file).sreq")
    self.name = "classic/\(name)"
    let token = RequestText(signedRequest).headers.first { $0.name == "X-Amz-Security-Token" }
    let signsToken = authorization.contains("x-amz-security-token")
    input = Input(
      request: request.signable(payload: .body(Array(request.body.utf8))),
      credentials: Credentials(
        accessKeyID: "AKIDEXAMPLE",
        secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
        sessionToken: token.map { Secret($0.value) }),
      scope: SigningScope(
        time: try SigningTime(iso8601: "2015-08-30T12:36:00Z"), region: "us-east-1",
        service: "service"),
      options: SigningOptions(sessionToken: signsToken ? .signed : .addedAfterSigning),
      form: .headers)
    expected = Expected(
      canonicalRequest: try Fixture.text("\(file).creq"),
      stringToSign: try Fixture.text("\(file).sts"),
      signature: String(authorization.suffix(64)),
      authorization: authorization,
      signedRequest: signedRequest)
  }
}
