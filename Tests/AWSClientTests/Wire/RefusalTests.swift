import HTTP
import HTTPTypes
import Testing

@testable import AWSClient

@Suite("A refusal")
struct RefusalTests {
  /// An answer of a protocol with the code and message that are read from it.
  struct Case: Sendable, CustomTestStringConvertible {
    var service: Service
    var status = 400
    var errorType: String?
    var queryError: String?
    var body: String
    var code: ErrorCode
    var message: String

    var testDescription: String { "\(service.name), \(status) \(errorType ?? "") \(body)" }
  }

  private static let html = "<html><head><title>503</title></head><body>Sorry<br></body></html>"

  private static let json = [
    Case(
      service: .apiGateway, status: 404, errorType: "NotFoundException",
      body: #"{"message":"Invalid API identifier specified 123456789012:a1b2c3d4e5"}"#,
      code: "NotFoundException",
      message: "Invalid API identifier specified 123456789012:a1b2c3d4e5"),
    Case(
      service: .lambda,
      errorType: "ValidationException:http://internal.amazon.com/coral/com.amazon.coral.validate/",
      body: #"{"message":"1 validation error detected"}"#, code: "ValidationException",
      message: "1 validation error detected"),
    Case(
      service: .lambda, errorType: "aws.protocoltests.restjson#FooError:http://x.example/#y",
      body: "{}", code: "FooError", message: ""),
    Case(
      service: .lambda, status: 409, errorType: "ResourceConflictException",
      body: #"{"Type":"User","Message":"Function already exist: hello","code":"Other"}"#,
      code: "ResourceConflictException", message: "Function already exist: hello"),
    Case(
      service: .lambda, body: #"{"code":"FooError:http://x.example/"}"#, code: "FooError",
      message: ""),
    Case(service: .lambda, body: #"{"Code":"FooError"}"#, code: "FooError", message: ""),
    Case(
      service: .logs,
      body: """
        {"__type":"com.amazonaws.logs#ResourceNotFoundException",\
        "message":"The specified log group does not exist."}
        """,
      code: "ResourceNotFoundException", message: "The specified log group does not exist."),
    Case(
      service: .cloudWatch, queryError: "ValidationError;Sender",
      body: #"{"__type":"com.amazonaws.cloudwatch#InvalidParameterValueException"}"#,
      code: "ValidationError", message: ""),
    Case(
      service: .tagging, body: #"{"__type":"ThrottlingException","Message":"Rate exceeded"}"#,
      code: "ThrottlingException", message: "Rate exceeded"),
    Case(service: .apiGateway, status: 502, body: "", code: "502", message: ""),
    Case(service: .apiGateway, status: 503, body: html, code: "503", message: ""),
    Case(service: .logs, status: 400, body: "[]", code: "400", message: ""),
    Case(service: .apiGateway, status: 301, body: "", code: "301", message: ""),
    Case(
      service: .apiGateway, status: 403, body: #"{"message":"Forbidden"}"#, code: "403",
      message: "Forbidden"),
  ]

  private static let xml = [
    Case(
      service: .iam, status: 404,
      body: """
        <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
          <Error><Type>Sender</Type><Code>NoSuchEntity</Code>
          <Message>The role with name hello cannot be found.</Message></Error>
          <RequestId>11111111-2222-3333-4444-555555555555</RequestId>
        </ErrorResponse>
        """,
      code: "NoSuchEntity", message: "The role with name hello cannot be found."),
    Case(
      service: .sts, status: 403,
      body: "<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>",
      code: "InvalidClientTokenId", message: ""),
    Case(service: .iam, status: 500, body: "", code: "500", message: ""),
    Case(service: .iam, status: 503, body: html, code: "503", message: ""),
  ]

  @Test("The code is read where the protocol keeps it, or is the status", arguments: json + xml)
  func codes(_ expected: Case) throws {
    var head = HTTPResponse(status: .init(code: expected.status))
    head.headerFields[.amznErrorType] = expected.errorType
    head.headerFields[.amznQueryError] = expected.queryError
    let response = Response(head: head, body: Array(expected.body.utf8))
    let refusal = try #require(expected.service.wireProtocol.refusal(in: response))
    #expect(refusal.code == expected.code)
    #expect(refusal.message == expected.message)
  }

  @Test("Without a message the status line's own words are it")
  func reasonPhrase() {
    let response = Response(head: HTTPResponse(status: .badGateway))
    #expect(Service.lambda.wireProtocol.refusal(in: response)?.message == "Bad Gateway")
  }

  @Test("A success is none, whatever it says", arguments: [200, 201, 202, 204])
  func success(status: Int) {
    let response = Response(
      head: HTTPResponse(status: .init(code: status)), body: Array(#"{"code":"x"}"#.utf8))
    for service in [Service.lambda, .logs, .iam] {
      #expect(service.wireProtocol.refusal(in: response) == nil)
    }
  }
}
