import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct ModelTests {
  private let caller = Caller()

  private func model(_ name: String, _ schema: String = #"{"type":"object"}"#) -> JSON {
    [
      "name": .string(name), "contentType": "application/json", "schema": .string(schema),
    ]
  }

  @Test("An API begins with two models, and others are made, changed and deleted")
  func lifecycle() async throws {
    let (api, _) = try await caller.makeAPI()
    let names = try await caller.gateway(.get, "\(api)/models")["item"]?.array?
      .compactMap { $0["name"]?.string }
    #expect(names == ["Empty", "Error"])
    #expect(try await caller.gateway(.post, "\(api)/models", model("User")).status == 201)
    #expect(
      try await caller.gateway(.post, "\(api)/models", model("User")).fault
        == "409 ConflictException: Model name already exists for this REST API")
    let changed = try await caller.patch(
      "\(api)/models/User",
      [("replace", "/schema", #"{"type":"string"}"#), ("replace", "/description", "text")])
    #expect(changed["schema"] == #"{"type":"string"}"#)
    #expect(changed["description"] == "text")
    #expect(
      try await caller.patch("\(api)/models/User", [("replace", "/name", "X")]).fault
        == "400 BadRequestException: Invalid patch path  '/name' specified for op 'replace'. "
        + "Must be one of: [/description, /schema]")
    #expect(try await caller.gateway(.delete, "\(api)/models/User").status == 202)
    #expect(
      try await caller.gateway(.get, "\(api)/models/User").fault
        == "404 NotFoundException: Invalid model name specified: User")
  }

  @Test(
    "A schema is one of draft 4, and refers to models that are there",
    arguments: [
      ("{", "Invalid model schema specified"),
      (
        #"{"$id":"x","properties":{"a":{"const":1}}}"#,
        #"Invalid model schema specified. Unsupported keyword(s): ["$id","const"]"#
      ),
      (
        ##"{"$ref":"#/models/User"}"##,
        "Invalid model schema specified. Model reference must be in canonical form"
      ),
    ])
  func schemas(schema: String, reason: String) async throws {
    let (api, _) = try await caller.makeAPI()
    #expect(
      try await caller.gateway(.post, "\(api)/models", model("User", schema)).fault
        == "400 BadRequestException: Invalid model specified: Validation Result: warnings : [], "
        + "errors : [\(reason)]")
  }

  @Test("A model that is named cannot be deleted")
  func references() async throws {
    let (api, root) = try await caller.makeAPI()
    let id = api.split(separator: "/").last ?? ""
    let url = "https://apigateway.amazonaws.com/restapis/\(id)/models/"
    let early = try await caller.gateway(
      .post, "\(api)/models", model("Outer", #"{"$ref":"\#(url)Inner"}"#))
    #expect(early.fault == "400 BadRequestException: Invalid model name specified: Inner")
    _ = try await caller.gateway(.post, "\(api)/models", model("Inner"))
    _ = try await caller.gateway(
      .post, "\(api)/models", model("Outer", #"{"$ref":"\#(url)Inner"}"#))
    #expect(
      try await caller.gateway(.delete, "\(api)/models/Inner").fault
        == "409 ConflictException: Cannot delete model 'Inner', is referenced in model: Outer")
    let method: JSON = [
      "authorizationType": "NONE", "requestModels": ["application/json": "Outer"],
    ]
    _ = try await caller.gateway(.put, "\(root)/methods/ANY", method)
    #expect(
      try await caller.gateway(.delete, "\(api)/models/Outer").fault
        == "409 ConflictException: Cannot delete model 'Outer', is referenced in method request: "
        + "//ANY")
  }

  @Test("A validator is made, changed, named by a method and deleted after it")
  func validators() async throws {
    let (api, root) = try await caller.makeAPI()
    let made = try await caller.gateway(
      .post, "\(api)/requestvalidators", ["name": "body", "validateRequestBody": true])
    #expect(made.status == 201)
    #expect(made["validateRequestParameters"] == false)
    let id = made["id"]?.string ?? ""
    let path = "\(api)/requestvalidators/\(id)"
    let changed = try await caller.patch(path, [("replace", "/validateRequestParameters", "true")])
    #expect(changed["validateRequestParameters"] == true)
    #expect(
      try await caller.patch(path, [("replace", "/invalidPath", "x")]).fault
        == "400 BadRequestException: Invalid patch path  '/invalidPath' specified for op "
        + "'replace'. Must be one of: [/name, /validateRequestParameters, /validateRequestBody]")
    let method: JSON = ["authorizationType": "NONE", "requestValidatorId": .string(id)]
    #expect(
      try await caller.gateway(.put, "\(root)/methods/GET", method)["requestValidatorId"]
        == .string(id))
    #expect(try await caller.gateway(.delete, path).status == 409)
    _ = try await caller.patch("\(root)/methods/GET", [("replace", "/requestValidatorId", "")])
    #expect(try await caller.gateway(.delete, path).status == 202)
    #expect(
      try await caller.gateway(.get, path).fault
        == "404 NotFoundException: Invalid Request Validator identifier specified")
    #expect(
      try await caller.gateway(.post, "\(api)/requestvalidators", ["name": " "]).fault
        == "400 BadRequestException: Request Validator name cannot be blank")
  }
}
