import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct MethodTests {
  private let caller = Caller()

  @Test("A method is made once, read and deleted")
  func lifecycle() async throws {
    let (_, root) = try await caller.makeAPI()
    let path = "\(root)/methods/ANY"
    let made = try await caller.gateway(.put, path, ["authorizationType": "NONE"])
    #expect(made.status == 201)
    #expect(
      made.json == ["httpMethod": "ANY", "authorizationType": "NONE", "apiKeyRequired": false])
    #expect(
      try await caller.gateway(.put, path, ["authorizationType": "NONE"]).fault
        == "409 ConflictException: Method already exists for this resource")
    #expect(try await caller.gateway(.delete, path).status == 204)
    #expect(
      try await caller.gateway(.get, path).fault
        == "404 NotFoundException: Invalid Method identifier specified")
    #expect(
      try await caller.gateway(.put, "/restapis/x/resources/y/methods/GET", [:]).fault
        == "404 NotFoundException: Invalid Resource identifier specified")
  }

  @Test(
    "What cannot be is refused in AWS's words",
    arguments: [
      (
        "FETCH", ["authorizationType": "NONE"],
        "Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY"
      ),
      (
        "GET", ["authorizationType": "CUSTOM"],
        "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or "
          + "COGNITO_USER_POOLS requires a valid authorizer."
      ),
      (
        "GET", ["authorizationType": "NONE", "requestValidatorId": "x"],
        "Invalid Request Validator identifier specified"
      ),
      (
        "GET", ["authorizationType": "NONE", "requestModels": ["application/json": "petModel"]],
        "Invalid model identifier specified: petModel"
      ),
      (
        "GET",
        [
          "authorizationType": "NONE",
          "requestParameters": [
            "method.request.header.a": true, "method.request.querystring.a": true,
          ],
        ], "Parameter names must be unique across querystring, header and path"
      ),
    ] as [(String, JSON, String)])
  func refused(method: String, body: JSON, message: String) async throws {
    let (_, root) = try await caller.makeAPI()
    let answer = try await caller.gateway(.put, "\(root)/methods/\(method)", body)
    #expect(answer.fault == "400 BadRequestException: \(message)")
  }

  @Test("The documented paths of a method can be patched")
  func update() async throws {
    let (_, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let path = "\(root)/methods/GET"
    let updated = try await caller.patch(
      path,
      [
        ("replace", "/authorizationType", "AWS_IAM"), ("replace", "/apiKeyRequired", "true"),
        ("add", "/requestParameters/method.request.querystring.q", "true"),
        ("add", "/requestModels/application~1json", "Empty"),
      ])
    #expect(updated["authorizationType"] == "AWS_IAM")
    #expect(updated["apiKeyRequired"] == true)
    #expect(updated["requestParameters"] == ["method.request.querystring.q": true])
    #expect(updated["requestModels"] == ["application/json": "Empty"])
    #expect(
      try await caller.patch(path, [("replace", "/httpMethod", "PUT")]).fault
        == "400 BadRequestException: Invalid patch path /httpMethod")
    #expect(
      try await caller.patch(path, [("add", "/requestModels/application/json", "Empty")]).fault
        == "400 BadRequestException: Invalid patch path /requestModels/application/json")
    #expect(
      try await caller.patch(path, [("add", "/apiKeyRequired", "true")]).fault
        == "400 BadRequestException: Invalid patch operation specified. Must be one of: [replace]")
  }

  @Test("A method response comes before an integration response that maps to it")
  func responses() async throws {
    let (_, root) = try await caller.makeAPI()
    try await caller.makeMethod("OPTIONS", on: root)
    let method = "\(root)/methods/OPTIONS"
    let mapping: JSON = ["responseParameters": ["method.response.header.x": "'*'"]]
    let early = try await caller.gateway(.put, "\(method)/integration/responses/200", mapping)
    #expect(early.fault.contains("No method response exists for method."))
    let flags: JSON = ["responseParameters": ["method.response.header.x": true]]
    #expect(try await caller.gateway(.put, "\(method)/responses/200", flags).status == 201)
    #expect(try await caller.gateway(.put, "\(method)/responses/200", flags).status == 409)
    let late = try await caller.gateway(.put, "\(method)/integration/responses/200", mapping)
    #expect(late.status == 201)
    let whole = try await caller.gateway(.get, method)
    #expect(whole["methodResponses", "200", "statusCode"] == "200")
    #expect(
      whole["methodIntegration", "integrationResponses", "200", "responseParameters"]
        == ["method.response.header.x": "'*'"])
    #expect(
      try await caller.gateway(.delete, "\(method)/integration/responses/200").status == 204)
    #expect(try await caller.gateway(.delete, "\(method)/responses/200").status == 204)
    #expect(
      try await caller.gateway(.get, "\(method)/responses/200").fault
        == "404 NotFoundException: Invalid Response status code specified")
  }
}
