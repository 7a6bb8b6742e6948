import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct MappingTests {
  private let caller = Caller(settings)

  private static var settings: Cloud.Settings {
    var settings = Cloud.Settings()
    settings.vpcLinks = ["link1"]
    return settings
  }

  /// Puts an integration with a URL on a method that declares one parameter.
  private func put(_ changes: [String: JSON]) async throws -> Answer {
    let (_, root) = try await caller.makeAPI()
    let method: JSON = [
      "authorizationType": "NONE", "requestParameters": ["method.request.querystring.q": false],
    ]
    _ = try await caller.gateway(.put, "\(root)/methods/GET", method)
    let plain: [String: JSON] = [
      "type": "HTTP", "httpMethod": "GET", "uri": "https://example.com/{id}",
    ]
    return try await caller.gateway(
      .put, "\(root)/methods/GET/integration", .object(plain.merging(changes) { $1 }))
  }

  @Test("An integration is taken with parameters that its method declares")
  func good() async throws {
    let answer = try await put([
      "requestParameters": [
        "integration.request.path.id": "method.request.querystring.q",
        "integration.request.header.X": "'x'", "integration.request.header.Y": "context.requestId",
      ],
      "requestTemplates": ["application/json": "", "text/plain": "x"],
      "cacheKeyParameters": ["method.request.querystring.q"], "passthroughBehavior": "NEVER",
      "connectionType": "VPC_LINK", "connectionId": "link1",
    ])
    #expect(answer.status == 201)
    #expect(answer["requestTemplates"] == ["application/json": nil, "text/plain": "x"])
    #expect(answer["connectionId"] == "link1")
  }

  private static let invalid =
    "400 BadRequestException: Invalid mapping expression specified: Validation Result: "
    + "warnings : [], errors : "

  @Test(
    "What cannot be is refused",
    arguments: [
      (
        ["requestParameters": ["integration.request.path.id": "method.request.path.id"]],
        invalid + "[Invalid mapping expression parameter specified: method.request.path.id]"
      ),
      (
        ["requestParameters": ["integration.request.header.X": "x"]],
        invalid + "[Invalid mapping expression specified: x]"
      ),
      (
        ["cacheKeyParameters": ["method.request.header.X"]],
        invalid + "[Invalid mapping expression parameter specified: method.request.header.X]"
      ),
      (
        ["requestTemplates": ["123": "x"]],
        "400 BadRequestException: Validation Result: warnings : [], errors : "
          + "[Invalid content type specified: 123]"
      ),
      (
        ["connectionType": "VPC_LINK", "connectionId": "link2"],
        "404 NotFoundException: Invalid Vpc Link identifier specified"
      ),
      (
        ["responseTransferMode": "STREAM"],
        "400 BadRequestException: Invalid ResponseTransferMode specified: STREAM"
      ),
    ] as [([String: JSON], String)])
  func bad(changes: [String: JSON], fault: String) async throws {
    #expect(try await put(changes).fault == fault)
  }

  @Test("Responses can be patched, each entry by its escaped name")
  func patches() async throws {
    let (_, root) = try await caller.makeAPI()
    try await caller.makeMethod("GET", on: root)
    let response = "\(root)/methods/GET/responses/200"
    _ = try await caller.gateway(.put, response, [:])
    let answer = try await caller.patch(
      response,
      [
        ("add", "/responseParameters/method.response.header.X", "false"),
        ("add", "/responseModels/application~1json", "Empty"),
      ])
    #expect(answer.status == 201)
    #expect(answer["responseModels"] == ["application/json": "Empty"])
    #expect(
      try await caller.patch(response, [("remove", "/responseModels/text~1xml", nil)]).fault
        == "404 NotFoundException: Content-Type specified was not found")
    let mapped = "\(root)/methods/GET/integration/responses/200"
    _ = try await caller.gateway(.put, mapped, [:])
    let patched = try await caller.patch(
      mapped,
      [
        ("replace", "/selectionPattern", "5.."),
        ("add", "/responseParameters/method.response.header.X", "'x'"),
        ("add", "/responseTemplates/application~1json", "{}"),
      ])
    #expect(patched["selectionPattern"] == "5..")
    #expect(patched["responseParameters"] == ["method.response.header.X": "'x'"])
    #expect(patched["responseTemplates"] == ["application/json": "{}"])
    let stranger = try await caller.patch(
      mapped, [("add", "/responseParameters/method.response.header.Y", "'y'")])
    #expect(stranger.fault.contains("Invalid mapping expression parameter specified"))
    #expect(
      try await caller.patch(mapped, [("remove", "/responseParameters/z", nil)]).fault
        == "404 NotFoundException: Invalid parameter name specified")
  }
}
