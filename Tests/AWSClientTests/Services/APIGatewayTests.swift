import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("API Gateway")
struct APIGatewayTests {
  private static let api = "a1b2c3d4e5"
  private static let arn = "arn:aws:apigateway:eu-central-1::/restapis/a1b2c3d4e5/stages/dev"
  private static let arnInPath =
    "arn%3Aaws%3Aapigateway%3Aeu-central-1%3A%3A%2Frestapis%2Fa1b2c3d4e5%2Fstages%2Fdev"
  private static let functionURI = """
    arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/\
    arn:aws:lambda:eu-central-1:123456789012:function:hello:7/invocations
    """

  private static var integration: APIGateway.Integration {
    var integration = APIGateway.Integration(type: "AWS_PROXY")
    integration.httpMethod = "POST"
    integration.uri = functionURI
    integration.timeoutInMillis = 29_000
    return integration
  }

  private static let guarded = APIGateway.Method(
    authorizationType: "AWS_IAM", authorizerId: nil, authorizationScopes: nil,
    apiKeyRequired: true, requestParameters: ["method.request.querystring.q": true],
    requestModels: ["application/json": "User"], requestValidatorId: "v4l1d0")

  @Test("APIs are read page after page, to the end")
  func restAPIs() async throws {
    let (apis, sent) = try await exchange(
      .text(
        """
        {"item":[{"id":"a1b2c3d4e5","name":"shop","description":"d","createdDate":1767323045,\
        "apiKeySource":"HEADER","endpointConfiguration":{"types":["REGIONAL"],\
        "ipAddressType":"ipv4"},"tags":{"gwdeploy:project":"shop"},\
        "disableExecuteApiEndpoint":false,"rootResourceId":"r00t123456"}],"position":"p/2=="}
        """),
      .text(#"{"item":[{"id":"f6g7h8i9j0","name":"shop"}],"position":"p3"}"#), .text("{}")
    ) { try await APIGateway($0).restAPIs() }
    #expect(
      sent.map(\.line) == [
        "GET /restapis?limit=500", "GET /restapis?limit=500&position=p%2F2%3D%3D",
        "GET /restapis?limit=500&position=p3",
      ])
    #expect(apis.map(\.id) == ["a1b2c3d4e5", "f6g7h8i9j0"])
    #expect(apis[0].endpointConfiguration?.types == ["REGIONAL"])
    #expect(apis[0].rootResourceId == "r00t123456")
    #expect(apis[0].tags == ["gwdeploy:project": "shop"])
    #expect(apis[1].tags == nil)
  }

  @Test("An API is made with its tags, and answers its id and root")
  func createRestAPI() async throws {
    let (api, sent) = try await exchange(
      .text(#"{"id":"a1b2c3d4e5","name":"shop","rootResourceId":"r00t123456"}"#, status: 201)
    ) {
      try await APIGateway($0).createRestAPI(
        .init(
          name: "shop", description: nil, endpointConfiguration: .init(types: ["REGIONAL"]),
          tags: ["gwdeploy:project": "shop"]))
    }
    #expect(sent.map(\.line) == ["POST /restapis"])
    #expect(
      try sent[0].json == [
        "name": "shop", "endpointConfiguration": ["types": ["REGIONAL"]],
        "tags": ["gwdeploy:project": "shop"],
      ])
    #expect(api.rootResourceId == "r00t123456")
  }

  @Test("Resources are read with their methods and integrations")
  func resources() async throws {
    let (resources, sent) = try await exchange(
      .text(
        """
        {"item":[{"id":"r00t123456","path":"/"},{"id":"u5er5s","parentId":"r00t123456",\
        "pathPart":"{proxy+}","path":"/{proxy+}","resourceMethods":{"ANY":{"httpMethod":"ANY",\
        "authorizationType":"NONE","apiKeyRequired":true,"methodIntegration":\
        {"type":"AWS_PROXY","httpMethod":"POST","uri":"\(Self.functionURI)",\
        "passthroughBehavior":"WHEN_NO_MATCH","timeoutInMillis":29000,\
        "cacheNamespace":"u5er5s","cacheKeyParameters":[]}},"GET":{"httpMethod":"GET"}}}]}
        """)
    ) { try await APIGateway($0).resources(of: Self.api) }
    #expect(sent.map(\.line) == ["GET /restapis/a1b2c3d4e5/resources?limit=500&embed=methods"])
    #expect(resources.map(\.path) == ["/", "/{proxy+}"])
    #expect(resources[0].resourceMethods == nil)
    #expect(resources[1].parentId == "r00t123456")
    let methods = try #require(resources[1].resourceMethods)
    var integration = Self.integration
    integration.passthroughBehavior = "WHEN_NO_MATCH"
    integration.cacheKeyParameters = []
    #expect(methods["ANY"]?.methodIntegration == integration)
    #expect(methods["ANY"]?.apiKeyRequired == true)
    #expect(methods["GET"]?.authorizationType == nil)
    #expect(methods["GET"]?.methodIntegration == nil)
  }

  @Test("A resource is made under another one")
  func createResource() async throws {
    let (resource, sent) = try await exchange(
      .text(
        #"{"id":"u5er5s","parentId":"r00t123456","pathPart":"{id}","path":"/{id}"}"#, status: 201)
    ) { try await APIGateway($0).createResource("{id}", under: "r00t123456", of: Self.api) }
    #expect(sent.map(\.line) == ["POST /restapis/a1b2c3d4e5/resources/r00t123456"])
    #expect(try sent[0].json == ["pathPart": "{id}"])
    #expect(resource.path == "/{id}")
  }

  @Test("A deployment touches no stage; all of them are listed")
  func deployments() async throws {
    let (result, sent) = try await exchange(
      .text(#"{"id":"d3p10y","description":"of today","createdDate":1767323045}"#, status: 201),
      .text(
        """
        {"item":[{"id":"d3p10y","description":"of today","createdDate":1767323045},\
        {"id":"0ld3r1"}]}
        """)
    ) { client in
      let gateway = APIGateway(client)
      let made = try await gateway.createDeployment(of: Self.api, description: "of today")
      return (made, try await gateway.deployments(of: Self.api))
    }
    #expect(
      sent.map(\.line) == [
        "POST /restapis/a1b2c3d4e5/deployments",
        "GET /restapis/a1b2c3d4e5/deployments?limit=500",
      ])
    #expect(try sent[0].json == ["description": "of today"])
    #expect(result.1.map(\.id) == ["d3p10y", "0ld3r1"])
    #expect(result.1.first == result.0)
  }

  @Test("Stages are read at once, with variables, canary and tags")
  func stages() async throws {
    let (stages, sent) = try await exchange(
      .text(
        """
        {"item":[{"deploymentId":"d3p10y","stageName":"dev","cacheClusterEnabled":false,\
        "methodSettings":{},"variables":{"color":"blue"},"canarySettings":{"percentTraffic":12.5,\
        "deploymentId":"n3w3r1","stageVariableOverrides":{"color":"red"},"useStageCache":false},\
        "tags":{"Owner":"me"},"createdDate":1767323045}]}
        """), .text("{}")
    ) { client in
      try await APIGateway(client).stages(of: Self.api)
        + APIGateway(client).stages(of: Self.api)
    }
    #expect(
      sent.map(\.line) == Array(repeating: "GET /restapis/a1b2c3d4e5/stages", count: 2))
    #expect(
      stages == [
        .init(
          stageName: "dev", deploymentId: "d3p10y", variables: ["color": "blue"],
          cacheClusterEnabled: false, methodSettings: [:],
          canarySettings: .init(
            deploymentId: "n3w3r1", percentTraffic: 12.5,
            stageVariableOverrides: ["color": "red"]),
          tags: ["Owner": "me"], createdDate: Timestamp(seconds: 1_767_323_045))
      ])
  }

  @Test("A stage is changed by patches and answers what it is now")
  func updateStage() async throws {
    let (stage, sent) = try await exchange(
      .text(#"{"stageName":"dev","deploymentId":"n3w3r1"}"#)
    ) {
      try await APIGateway($0).updateStage(
        "dev", of: Self.api,
        [
          .replace("/deploymentId", "n3w3r1"),
          .remove("/variables/" + PatchOperation.escaped("color")),
        ])
    }
    #expect(sent.map(\.line) == ["PATCH /restapis/a1b2c3d4e5/stages/dev"])
    #expect(
      try sent[0].json == [
        "patchOperations": [
          ["op": "replace", "path": "/deploymentId", "value": "n3w3r1"],
          ["op": "remove", "path": "/variables/color"],
        ]
      ])
    #expect(stage.deploymentId == "n3w3r1")
  }

  private static let method = "/restapis/a1b2c3d4e5/resources/u5er5s/methods/ANY"
  private static let description: JSON = [
    "patchOperations": [["op": "replace", "path": "/description", "value": "new"]]
  ]

  private static let writes = [
    Operation("PATCH /restapis/a1b2c3d4e5", description) {
      try await APIGateway($0).updateRestAPI(api, [.replace("/description", "new")])
    },
    Operation("PUT /tags/\(arnInPath)", ["tags": ["Owner": "me"]]) {
      try await APIGateway($0).tag(arn, ["Owner": "me"])
    },
    Operation("DELETE /tags/\(arnInPath)?tagKeys=Owner&tagKeys=a%20b") {
      try await APIGateway($0).untag(arn, keys: ["Owner", "a b"])
    },
    Operation(
      "PUT \(method)",
      [
        "authorizationType": "AWS_IAM", "apiKeyRequired": true,
        "requestParameters": ["method.request.querystring.q": true],
        "requestModels": ["application/json": "User"], "requestValidatorId": "v4l1d0",
      ]
    ) { try await APIGateway($0).putMethod(guarded, "ANY", on: "u5er5s", of: api) },
    Operation(
      "PATCH \(method)",
      ["patchOperations": [["op": "replace", "path": "/apiKeyRequired", "value": "false"]]]
    ) {
      try await APIGateway($0).updateMethod(
        "ANY", on: "u5er5s", of: api, [.replace("/apiKeyRequired", "false")])
    },
    Operation(
      "PUT \(method)/integration",
      [
        "type": "AWS_PROXY", "httpMethod": "POST", "uri": .string(functionURI),
        "timeoutInMillis": 29_000,
      ]
    ) { try await APIGateway($0).putIntegration(integration, of: "ANY", on: "u5er5s", of: api) },
    Operation(
      "PATCH \(method)/integration",
      ["patchOperations": [["op": "replace", "path": "/timeoutInMillis", "value": "5000"]]]
    ) {
      try await APIGateway($0).updateIntegration(
        of: "ANY", on: "u5er5s", of: api, [.replace("/timeoutInMillis", "5000")])
    },
    Operation(
      "POST /restapis/a1b2c3d4e5/stages",
      [
        "stageName": "dev", "deploymentId": "d3p10y", "variables": ["color": "blue"],
        "tags": ["Owner": "me"],
      ]
    ) {
      try await APIGateway($0).createStage(
        .init(
          stageName: "dev", deploymentId: "d3p10y", variables: ["color": "blue"],
          tags: ["Owner": "me"]), of: api)
    },
  ]

  private static let deletions = [
    Operation("DELETE /restapis/a1b2c3d4e5") { try await APIGateway($0).deleteRestAPI(api) },
    Operation("DELETE /restapis/a1b2c3d4e5/resources/u5er5s") {
      try await APIGateway($0).deleteResource("u5er5s", of: api)
    },
    Operation("DELETE \(method)") {
      try await APIGateway($0).deleteMethod("ANY", on: "u5er5s", of: api)
    },
    Operation("DELETE /restapis/a1b2c3d4e5/deployments/d3p10y") {
      try await APIGateway($0).deleteDeployment("d3p10y", of: api)
    },
    Operation("DELETE /restapis/a1b2c3d4e5/stages/dev") {
      try await APIGateway($0).deleteStage("dev", of: api)
    },
  ]

  @Test("A write sends what AWS's model says", arguments: writes)
  func write(_ operation: Operation) async throws {
    try await operation.expectRequest()
  }

  @Test("A deletion sends no body", arguments: deletions)
  func deletion(_ operation: Operation) async throws {
    try await operation.expectRequest(status: 202)
  }

  @Test("Deleting what is gone is no error", arguments: deletions)
  func gone(_ operation: Operation) async throws {
    let (_, sent) = try await exchange(
      .refusal(
        404, "NotFoundException", "Invalid API identifier specified 123456789012:a1b2c3d4e5"),
      calls: operation.call)
    #expect(sent.count == 1)
  }

  @Test("Changing what is gone is an error", arguments: writes)
  func changingGone(_ operation: Operation) async {
    let error = await #expect(throws: ServiceError.self) {
      try await exchange(.refusal(404, "NotFoundException"), calls: operation.call)
    }
    #expect(error?.isNotFound == true)
  }

  @Test("Two writes that meet are settled", arguments: writes + deletions)
  func concurrentModification(_ operation: Operation) async throws {
    let (_, sent) = try await exchange(
      .refusal(
        409, "ConflictException",
        "Unable to complete operation due to concurrent modification. Please try again later."),
      .text("{}"), calls: operation.call)
    #expect(sent.map(\.line) == [operation.line, operation.line])
  }
}
