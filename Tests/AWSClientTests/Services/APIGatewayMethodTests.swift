import AWSClient
import Primitives
import TestSupport
import Testing

@Suite("What hangs under the methods of an API")
struct APIGatewayMethodTests {
  private static let api = "a1b2c3d4e5"

  @Test("Responses are read with their methods; an empty template comes as null")
  func responses() async throws {
    let (resources, _) = try await exchange(
      .text(
        """
        {"item":[{"id":"u5er5s","path":"/users","resourceMethods":{"POST":{"httpMethod":"POST",\
        "authorizationType":"NONE","methodResponses":{"200":{"statusCode":"200",\
        "responseParameters":{"method.response.header.X":false},\
        "responseModels":{"application/json":"User"}}},"methodIntegration":{"type":"AWS",\
        "requestTemplates":{"application/json":null},"integrationResponses":{"200":\
        {"statusCode":"200","selectionPattern":"","responseTemplates":{"application/json":null,\
        "text/plain":"x"}}}}}}}]}
        """)
    ) { try await APIGateway($0).resources(of: Self.api) }
    let method = try #require(resources.first?.resourceMethods?["POST"])
    #expect(
      method.methodResponses?["200"]
        == APIGateway.MethodResponse(
          responseParameters: ["method.response.header.X": false],
          responseModels: ["application/json": "User"]))
    let integration = try #require(method.methodIntegration)
    #expect(integration.requestTemplates == ["application/json": nil])
    let templates = integration.integrationResponses?["200"]?.responseTemplates
    #expect(templates == ["application/json": nil, "text/plain": "x"])
  }

  @Test("Models and validators are read page after page")
  func lists() async throws {
    let (models, sent) = try await exchange(
      .text(
        #"{"item":[{"id":"m","name":"User","schema":"{}","contentType":"application/json"}]}"#)
    ) { try await APIGateway($0).models(of: Self.api) }
    #expect(sent.map(\.line) == ["GET /restapis/a1b2c3d4e5/models?limit=500"])
    #expect(
      models == [APIGateway.Model(name: "User", schema: "{}", contentType: "application/json")])
    let (validators, _) = try await exchange(
      .text(
        """
        {"item":[{"id":"v","name":"body","validateRequestBody":true,\
        "validateRequestParameters":false}]}
        """)
    ) { try await APIGateway($0).requestValidators(of: Self.api) }
    #expect(validators.map(\.id) == ["v"])
    #expect(validators.first?.validateRequestBody == true)
  }
}
