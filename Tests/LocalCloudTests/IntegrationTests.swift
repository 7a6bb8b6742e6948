import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct IntegrationTests {
  private let caller = Caller()

  private func integration(_ uri: String, _ changes: [String: JSON] = [:]) -> JSON {
    let plain: [String: JSON] = [
      "type": "AWS_PROXY", "httpMethod": "POST", "uri": .string(uri),
    ]
    return .object(plain.merging(changes) { $1 })
  }

  private func put(_ body: JSON) async throws -> Answer {
    let (_, root) = try await caller.makeAPI()
    _ = try await caller.gateway(.put, "\(root)/methods/GET", ["authorizationType": "NONE"])
    return try await caller.gateway(.put, "\(root)/methods/GET/integration", body)
  }

  @Test("A Lambda integration reads back with AWS's defaults, its cache named by the resource")
  func create() async throws {
    let (_, root) = try await caller.makeAPI()
    let uri = Caller.uri("\(Caller.functionARN()):${stageVariables.hello}")
    _ = try await caller.gateway(.put, "\(root)/methods/GET", ["authorizationType": "NONE"])
    let path = "\(root)/methods/GET/integration"
    let made = try await caller.gateway(.put, path, integration(uri))
    #expect(made.status == 201)
    #expect(
      made.json == [
        "type": "AWS_PROXY", "httpMethod": "POST", "uri": .string(uri),
        "passthroughBehavior": "WHEN_NO_MATCH", "timeoutInMillis": 29000,
        "cacheNamespace": .string(String(root.split(separator: "/").last ?? "")),
        "cacheKeyParameters": [], "responseTransferMode": "BUFFERED",
      ])
    #expect(try await caller.gateway(.get, path).json == made.json)
    let patched = try await caller.patch(path, [("replace", "/timeoutInMillis", "5000")])
    #expect(patched["timeoutInMillis"] == 5000)
    #expect(
      try await caller.patch(path, [("replace", "/type", "MOCK")]).fault
        == "400 BadRequestException: Invalid patch path /type")
    #expect(try await caller.gateway(.delete, path).status == 204)
    #expect(
      try await caller.gateway(.get, path).fault
        == "404 NotFoundException: Invalid Integration identifier specified")
  }

  @Test(
    "A target that is no function is refused",
    arguments: [
      (
        "arn:aws:lambda:eu-central-1:123456789012:function:f",
        "Invalid ARN specified in the request"
      ),
      (
        "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
          + "arn:aws:lambda:eu-west-1:123456789012:function:f/invocations",
        "Invalid ARN specified in the request"
      ),
      (Caller.uri("f"), "Invalid ARN specified in the request"),
      (
        "arn:aws:apigateway:eu-central-1:lambda:2015-03-31",
        "AWS ARN for integration must contain path or action"
      ),
      (
        "arn:aws:apigateway:eu-central-1:sqs:path/queue",
        "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose "
          + "stream invocations."
      ),
    ])
  func targets(uri: String, message: String) async throws {
    #expect(
      try await put(integration(uri)).fault == "400 BadRequestException: \(message)")
  }

  @Test(
    "Values outside their range are refused",
    arguments: [
      (["httpMethod": "GET"], "Lambda functions can only be invoked with the HTTP method POST"),
      (["httpMethod": nil], "Enumeration value for HttpMethod must be non-empty"),
      (["timeoutInMillis": 29001], "Timeout should be between 50 ms and 29000 ms"),
      (["timeoutInMillis": 49], "Timeout should be between 50 ms and 29000 ms"),
      (["type": "HTTP_PROXY"], "Invalid HTTP endpoint specified for URI"),
    ] as [([String: JSON], String)])
  func ranges(changes: [String: JSON], message: String) async throws {
    #expect(
      try await put(integration(Caller.uri(), changes)).fault
        == "400 BadRequestException: \(message)")
  }

  @Test("The verb of the backend is httpMethod on the wire")
  func verb() async throws {
    let answer = try await put(
      integration(Caller.uri(), ["httpMethod": nil, "integrationHttpMethod": "POST"]))
    #expect(
      answer.fault == "400 ValidationException: Unknown member 'integrationHttpMethod'.")
  }
}
