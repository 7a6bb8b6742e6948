import HTTP
import HTTPTypes
import Primitives
import SigV4
import TestSupport
import Testing

@testable import AWSClient

@Suite("A signed request")
struct SignedRequestTests {
  /// A request and the signature that AWS's own SDK for Python makes for it.
  ///
  /// Source: computed with botocore 1.44.5.
  struct Vector: Sendable, CustomTestStringConvertible {
    var service: Service
    var region: String
    var method: HTTPRequest.Method
    var authority: String
    var path: String
    var fields: HTTPFields
    var body = ""
    var sessionToken: String?
    var signedHeaders: String
    var signature: String

    var testDescription: String { "\(method) \(path)" }
  }

  private static let vectors = [
    Vector(
      service: .apiGateway, region: "eu-west-1", method: .get,
      authority: "apigateway.eu-west-1.amazonaws.com",
      path: "/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Frestapis%2Fabc123",
      fields: [.accept: "application/json"], signedHeaders: "accept;host;x-amz-date",
      signature: "8dfc4de66ef4c4af4ec0e6336fd79c884b892ba615587393b710864b7b972860"),
    Vector(
      service: .apiGateway, region: "us-east-1", method: .get,
      authority: "apigateway.us-east-1.amazonaws.com",
      path: "/restapis/abc123/resources?limit=500&embed=methods",
      fields: [.accept: "application/json"], sessionToken: "TOKEN/with+chars==",
      signedHeaders: "accept;host;x-amz-date;x-amz-security-token",
      signature: "797957f3ef5c9cf3f015bf60753b90f90504ed0b6893c0f8e0adf48497e3a84f"),
    Vector(
      service: .apiGateway, region: "us-east-1", method: .delete,
      authority: "apigateway.us-east-1.amazonaws.com",
      path: "/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fabc123"
        + "?tagKeys=b&tagKeys=a%20x",
      fields: [.accept: "application/json"], signedHeaders: "accept;host;x-amz-date",
      signature: "a0019203a03f0d670283c856e4c98bf607b68ac069b90c55b6c1a60930ed4b87"),
    Vector(
      service: .lambda, region: "us-east-1", method: .put,
      authority: "lambda.us-east-1.amazonaws.com",
      path: "/2015-03-31/functions/my-fn/configuration",
      fields: [.contentType: "application/json"], body: #"{"Timeout":10}"#,
      signedHeaders: "content-type;host;x-amz-date",
      signature: "df438bcd5e6874a559df12981bdc7576607b4d31494c03908b2ce8d04f848522"),
    Vector(
      service: .iam, region: "us-east-1", method: .post, authority: "iam.amazonaws.com",
      path: "/", fields: [.contentType: "application/x-www-form-urlencoded; charset=utf-8"],
      body: "Action=GetRole&Version=2010-05-08&RoleName=r",
      signedHeaders: "content-type;host;x-amz-date",
      signature: "49532e847be24da9ba807499cfd6987cd01e75303dd92b1ac020fb50aa9f3387"),
  ]

  @Test("A request has the signature that AWS's own SDK gives it", arguments: vectors)
  func knownSignatures(_ vector: Vector) throws {
    var request = Request(
      head: HTTPRequest(
        method: vector.method, scheme: "https", authority: vector.authority, path: vector.path,
        headerFields: vector.fields),
      body: .text(vector.body))
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE",
      secretAccessKey: Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
      sessionToken: vector.sessionToken.map(Secret.init))
    try Signer().sign(
      &request, with: credentials, at: FakeTime.start + 0.9,
      region: Region(rawValue: vector.region), service: vector.service)
    let scope = "20150830/\(vector.region)/\(vector.service.signingName)/aws4_request"
    let sent = try SentRequest(request)
    #expect(
      sent.field("authorization") == """
        AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/\(scope), \
        SignedHeaders=\(vector.signedHeaders), Signature=\(vector.signature)
        """)
    #expect(sent.field("x-amz-date") == "20150830T123600Z")
    #expect(sent.field("x-amz-security-token") == vector.sessionToken ?? "")
  }

  /// A call with the service and region that it must be signed for.
  struct Scoped: Sendable, CustomTestStringConvertible {
    var service: String
    var region: String
    var call: @Sendable (Client) async throws -> Void

    var testDescription: String { "\(service) in \(region)" }
  }

  private static let calls = [
    Scoped(service: "apigateway", region: "eu-central-1") {
      try await APIGateway($0).tag(
        "arn:aws:apigateway:eu-central-1::/restapis/a1b2c3d4e5", ["owner": "Zoë & co."])
    },
    Scoped(service: "lambda", region: "eu-central-1") {
      try await Lambda($0).untag(
        "arn:aws:lambda:eu-central-1:123456789012:function:hello", keys: ["b", "a x"])
    },
    Scoped(service: "logs", region: "eu-central-1") {
      try await Logs($0).deleteLogGroup("/aws/lambda/hello")
    },
    Scoped(service: "iam", region: "us-east-1") { try await IAM($0).deleteRole("hello") },
  ]

  @Test(
    "What the client sends is signed as it is sent, for its service and region", arguments: calls)
  func wholeClient(_ scoped: Scoped) async throws {
    let answer = "<DeleteRoleResponse/>"
    let transport = ScriptedTransport([.text(answer)])
    try await scoped.call(Client(over: transport))
    let request = try #require(transport.sent.first)
    let sent = try SentRequest(request)
    let target = (request.head.path ?? "").split(separator: "?", maxSplits: 1).map(String.init)
    let unsigned = ["authorization", "user-agent", "x-amz-date"]
    let headers = request.head.headerFields.filter {
      !unsigned.contains($0.name.canonicalName)
    }
    let expected = Signer().sign(
      SignableRequest(
        method: request.head.method.rawValue, path: target[0],
        query: target.count > 1 ? target[1] : "",
        headers: headers.map { .init(name: $0.name.rawName, value: $0.value) }
          + [.init(name: "Host", value: sent.authority)],
        payload: .body(Array(sent.text.utf8))),
      with: Credentials(
        accessKeyID: TestCredentials.accessKeyID,
        secretAccessKey: TestCredentials.secretAccessKey),
      scope: SigningScope(
        time: SigningTime(secondsSince1970: Int64(FakeTime.start)), region: scoped.region,
        service: scoped.service))
    #expect(sent.field("authorization") == expected.authorization)
  }

  @Test("A body that is read from a file is signed as its bytes are")
  func streamedBody() throws {
    let file = try TemporaryFile((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    let source = try #require(
      Base64File(
        Array(#"{"Publish":true,"ZipFile":""}"#.utf8), member: "ZipFile", path: file.path,
        size: 200_000))
    let bodies = [Body.source(source), .bytes(try Body.source(source).collected())]
    let signatures = try bodies.map { body in
      var request = Request(
        head: HTTPRequest(
          method: .put, scheme: "https", authority: "lambda.eu-central-1.amazonaws.com",
          path: "/2015-03-31/functions/hello/code"),
        body: body)
      try Signer().sign(
        &request,
        with: Credentials(
          accessKeyID: TestCredentials.accessKeyID,
          secretAccessKey: TestCredentials.secretAccessKey),
        at: FakeTime.start, region: Region(rawValue: "eu-central-1"), service: .lambda)
      return try SentRequest(request).field("authorization")
    }
    #expect(signatures[0].contains("Signature="))
    #expect(signatures[0] == signatures[1])
  }
}
