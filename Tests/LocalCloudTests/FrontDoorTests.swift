import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct FrontDoorTests {
  private let date = Caller.name("X-Amz-Date")
  private let scheme =
    "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/lambda/aws4_request, "
    + "SignedHeaders=host, Signature=abc"

  @Test("Every answer carries a request id, and no two the same one")
  func requestIDs() async throws {
    let caller = Caller()
    let first = try await caller.lambda(.get, "")
    let second = try await caller.gateway(.get, "/restapis")
    let name = Caller.name("x-amzn-requestid")
    let ids = [first.fields[name], second.fields[name]].compactMap(\.self)
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[0-9a-f-]{36}/) != nil })
  }

  @Test("A request without a signature is refused in the protocol of its host")
  func unsigned() async throws {
    let caller = Caller()
    let plain = try await caller.raw(.get, "/restapis", [:], [])
    #expect(plain.fault == "403 MissingAuthenticationToken: Missing Authentication Token")
    let form = try await caller.raw(.post, "/", [:], [], host: "iam.amazonaws.com")
    #expect(form.element("Code") == "MissingAuthenticationToken")
  }

  @Test(
    "A garbled signature is an incomplete one",
    arguments: [
      "Bearer token", "AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-central-1/lambda",
      "AWS4-HMAC-SHA256 Credential=AKID/x/lambda/aws4_request, SignedHeaders=a, Signature=b",
      "AWS4-HMAC-SHA256 Credential=A/20260101/eu-central-1/lambda/aws4_request, Signature=b",
    ])
  func garbled(authorization: String) async throws {
    let answer = try await Caller().raw(
      .get, "/2015-03-31/functions",
      [.authorization: authorization, date: "20260101T000000Z"], [])
    #expect(answer.fault.hasPrefix("403 IncompleteSignature: "))
  }

  @Test("A request needs a date, that of its scope")
  func dates() async throws {
    let caller = Caller()
    let without = try await caller.raw(
      .get, "/2015-03-31/functions", [.authorization: scheme], [])
    #expect(without.fault.hasPrefix("403 IncompleteSignature: "))
    let other = try await caller.raw(
      .get, "/2015-03-31/functions", [.authorization: scheme, date: "20260102T000000Z"], [])
    #expect(other.fault.hasPrefix("403 SignatureDoesNotMatch: "))
  }

  @Test("The scope must name the region, that of IAM being fixed")
  func regions() async throws {
    var caller = Caller()
    caller.region = "eu-west-1"
    let answer = try await caller.lambda(.get, "")
    #expect(
      answer.fault
        == "403 InvalidSignatureException: Credential should be scoped to a valid region.")
    #expect(try await caller.iam("ListRoles").status == 200)
  }

  @Test("The scope must name the service of an AWS host; any other host may be anybody's")
  func hosts() async throws {
    let caller = Caller()
    let fields: HTTPFields = [.accept: "application/json"]
    let wrong = try await caller.send(
      "apigateway", .get, "/restapis", fields, [], host: "lambda.eu-central-1.amazonaws.com")
    #expect(wrong.fault.contains("Credential should be scoped to correct service."))
    let right = try await caller.send(
      "apigateway", .get, "/restapis", fields, [], host: "apigateway.eu-central-1.amazonaws.com")
    #expect(right.status == 200)
  }

  @Test("An operation that a service does not have is its unknown operation")
  func unknownOperations() async throws {
    let caller = Caller()
    #expect(
      try await caller.rest("lambda", .get, "/2015-03-31/nothing").fault
        == "404 UnknownOperationException: Unknown operation.")
    #expect(
      try await caller.target("logs", "Logs_20140328.Nothing", [:]).fault
        == "400 UnknownOperationException: Unknown operation.")
    #expect(
      try await caller.iam("Nothing").fault
        == "400 InvalidAction: Could not find operation Nothing for version 2010-05-08")
  }

  @Test("Misspelt members and query parameters are refused by name")
  func strangers() async throws {
    let caller = Caller()
    #expect(
      try await caller.gateway(.post, "/restapis", ["name": "a", "descripton": "b"]).fault
        == "400 ValidationException: Unknown member 'descripton'.")
    #expect(
      try await caller.gateway(.get, "/restapis?limits=5").fault
        == "400 ValidationException: Unknown query parameter 'limits'.")
    #expect(
      try await caller.iam("GetRole", [("RoleNam", "a")]).fault
        == "400 ValidationError: Unknown parameter 'RoleNam'.")
  }

  @Test("The same calls give the same answers, another seed gives others")
  func determinism() async throws {
    func texts(_ settings: Cloud.Settings) async throws -> [String] {
      let caller = Caller(settings)
      let function = try await caller.makeFunction()
      let api = try await caller.makeAPI()
      return [function.text, try await caller.gateway(.get, api.path).text]
    }
    var other = Cloud.Settings()
    other.seed = 2
    let first = try await texts(Cloud.Settings())
    #expect(try await texts(Cloud.Settings()) == first)
    #expect(try await texts(other) != first)
  }

  @Test("STS says who is calling")
  func callerIdentity() async throws {
    let answer = try await Caller().form(
      "sts", [("Action", "GetCallerIdentity"), ("Version", "2011-06-15")])
    #expect(answer.element("Account") == "123456789012")
    #expect(answer.element("Arn") == "arn:aws:iam::123456789012:user/local")
  }
}
