import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("Permissions to invoke a function")
struct LambdaPermissionTests {
  private static let permission = Lambda.Permission(
    statementID: "shop-dev",
    sourceARN: "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/dev/*/*")

  private func add(_ client: Client) async throws(ServiceError) {
    try await Lambda(client).addPermission(Self.permission, to: "hello", version: "7")
  }

  @Test("A permission lets API Gateway invoke one version, from where it says")
  func add() async throws {
    let (_, sent) = try await exchange(.text(#"{"Statement":"{}"}"#, status: 201), calls: add)
    #expect(sent.map(\.line) == ["POST /2015-03-31/functions/hello/policy?Qualifier=7"])
    #expect(
      try sent[0].json == [
        "StatementId": "shop-dev", "Action": "lambda:InvokeFunction",
        "Principal": "apigateway.amazonaws.com",
        "SourceArn": .string(Self.permission.sourceARN),
      ])
  }

  @Test("A permission that is there already is no error")
  func addTwice() async throws {
    let (_, sent) = try await exchange(
      .refusal(
        409, "ResourceConflictException",
        "The statement id (shop-dev) provided already exists. Please provide a new statement id, "
          + "or remove the existing statement."),
      calls: add)
    #expect(sent.count == 1)
  }

  @Test("Another conflict is an error, unless it passes")
  func conflicts() async throws {
    let passing = ScriptedTransport.Outcome.refusal(
      409, "ResourceConflictException",
      "The function could not be updated due to a concurrent update operation.")
    let (_, sent) = try await exchange(passing, .text("{}", status: 201), calls: add)
    #expect(sent.count == 2)
    await #expect(throws: ServiceError.self) {
      try await exchange(
        .refusal(409, "ResourceConflictException", "The function is being deleted."), calls: add)
    }
  }

  /// A policy as Lambda answers it: JSON as a text inside JSON.
  private func policy(_ statements: String...) -> ScriptedTransport.Outcome {
    let text =
      #"{"Version":"2012-10-17","Id":"default","Statement":["#
      + statements.joined(separator: ",") + "]}"
    let escaped = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: #"\""#)
    return .text(#"{"Policy":"\#(escaped)","RevisionId":"1"}"#)
  }

  private func statement(
    id: String, principal: String = #"{"Service":"apigateway.amazonaws.com"}"#,
    effect: String = "Allow",
    condition: String = #"{"ArnLike":{"AWS:SourceArn":"arn:aws:execute-api:x"}}"#
  ) -> String {
    """
    {"Sid":"\(id)","Effect":"\(effect)","Principal":\(principal),\
    "Action":"lambda:InvokeFunction","Resource":"arn:x","Condition":\(condition)}
    """
  }

  @Test("Of a policy, the statements for API Gateway with a source are read")
  func permissions() async throws {
    let (permissions, sent) = try await exchange(
      policy(
        statement(id: "mine"),
        statement(id: "other-service", principal: #"{"Service":"s3.amazonaws.com"}"#),
        statement(id: "account", principal: #"{"AWS":"arn:aws:iam::123456789012:root"}"#),
        statement(id: "anybody", principal: #""*""#),
        statement(id: "denied", effect: "Deny"),
        statement(
          id: "another-condition", condition: #"{"StringEquals":{"AWS:SourceAccount":"1"}}"#))
    ) { try await Lambda($0).permissions(of: "hello", version: "7") }
    #expect(sent.map(\.line) == ["GET /2015-03-31/functions/hello/policy?Qualifier=7"])
    #expect(permissions == [.init(statementID: "mine", sourceARN: "arn:aws:execute-api:x")])
  }
}
