import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("Authorizers of API Gateway")
struct APIGatewayAuthorizerTests {
  private static let api = "a1b2c3d4e5"
  private static let uri = """
    arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/\
    arn:aws:lambda:eu-central-1:123456789012:function:check:${stageVariables.check}/invocations
    """
  private static let pool = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/a"

  @Test("Authorizers are read to the end")
  func list() async throws {
    let (authorizers, sent) = try await exchange(
      .text(
        """
        {"item":[{"id":"abc123","name":"custom","type":"TOKEN","authType":"custom",\
        "authorizerUri":"\(Self.uri)","identitySource":"method.request.header.Authorization",\
        "identityValidationExpression":"^Bearer .+","authorizerResultTtlInSeconds":60}]}
        """)
    ) { try await APIGateway($0).authorizers(of: Self.api) }
    #expect(sent.map(\.line) == ["GET /restapis/a1b2c3d4e5/authorizers?limit=500"])
    var expected = APIGateway.Authorizer(
      name: "custom", type: "TOKEN", authorizerUri: Self.uri,
      identitySource: "method.request.header.Authorization",
      identityValidationExpression: "^Bearer .+", authorizerResultTtlInSeconds: 60)
    expected.id = "abc123"
    #expect(authorizers == [expected])
  }

  @Test("An authorizer is made, and answers its id")
  func create() async throws {
    let (id, sent) = try await exchange(.text(#"{"id":"abc123","name":"pool"}"#, status: 201)) {
      try await APIGateway($0).createAuthorizer(
        .init(
          name: "pool", type: "COGNITO_USER_POOLS", providerARNs: [Self.pool],
          identitySource: "method.request.header.Authorization", authorizerResultTtlInSeconds: 0),
        of: Self.api)
    }
    #expect(id == "abc123")
    #expect(sent.map(\.line) == ["POST /restapis/a1b2c3d4e5/authorizers"])
    #expect(
      try sent[0].json == [
        "name": "pool", "type": "COGNITO_USER_POOLS", "providerARNs": [.string(Self.pool)],
        "identitySource": "method.request.header.Authorization",
        "authorizerResultTtlInSeconds": 0,
      ])
  }

  @Test("An authorizer is patched and deleted, and a stage forgets what it said")
  func change() async throws {
    let (_, sent) = try await exchange(
      .text("{}"), .text("", status: 202), .text("", status: 202)
    ) {
      let gateway = APIGateway($0)
      try await gateway.updateAuthorizer(
        "abc123", of: Self.api, [.add("/providerARNs", Self.pool)])
      try await gateway.deleteAuthorizer("abc123", of: Self.api)
      try await gateway.flushAuthorizersCache(ofStage: "dev", of: Self.api)
    }
    #expect(
      sent.map(\.line) == [
        "PATCH /restapis/a1b2c3d4e5/authorizers/abc123",
        "DELETE /restapis/a1b2c3d4e5/authorizers/abc123",
        "DELETE /restapis/a1b2c3d4e5/stages/dev/cache/authorizers",
      ])
    #expect(
      try sent[0].json == [
        "patchOperations": [
          ["op": "add", "path": "/providerARNs", "value": .string(Self.pool)]
        ]
      ])
  }

  @Test("A method is put with its authorizer and scopes")
  func method() async throws {
    let (_, sent) = try await exchange(.text("{}", status: 201)) {
      try await APIGateway($0).putMethod(
        APIGateway.Method(
          authorizationType: "COGNITO_USER_POOLS", authorizerId: "abc123",
          authorizationScopes: ["a/b"], apiKeyRequired: false, requestParameters: nil,
          requestModels: nil, requestValidatorId: nil),
        "GET", on: "u5er5s", of: Self.api)
    }
    #expect(
      try sent[0].json == [
        "authorizationType": "COGNITO_USER_POOLS", "authorizerId": "abc123",
        "authorizationScopes": ["a/b"], "apiKeyRequired": false,
      ])
  }
}
