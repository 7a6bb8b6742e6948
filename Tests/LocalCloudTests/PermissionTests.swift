import FoundationEssentials
import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct PermissionTests {
  private let caller = Caller()

  private func statement(_ id: String = "one") -> JSON {
    [
      "StatementId": .string(id), "Action": "lambda:InvokeFunction",
      "Principal": "apigateway.amazonaws.com",
      "SourceArn": "arn:aws:execute-api:eu-central-1:123456789012:abc/*/*",
    ]
  }

  @Test("A statement is kept for its version alone, with ArnLike on the source")
  func add() async throws {
    try await caller.makeFunction("hello", ["Publish": true])
    let added = try await caller.lambda(.post, "hello/policy?Qualifier=1", statement())
    #expect(added.status == 201)
    let read = try await caller.lambda(.get, "hello/policy?Qualifier=1")
    let policy = try #require(Answer.parse(read["Policy"]?.string))
    let expected: JSON = [
      "Sid": "one", "Effect": "Allow", "Action": "lambda:InvokeFunction",
      "Principal": ["Service": "apigateway.amazonaws.com"],
      "Resource": .string("\(Caller.functionARN()):1"),
      "Condition": [
        "ArnLike": ["AWS:SourceArn": "arn:aws:execute-api:eu-central-1:123456789012:abc/*/*"]
      ],
    ]
    #expect(policy == ["Version": "2012-10-17", "Id": "default", "Statement": [expected]])
    #expect(Answer.parse(added["Statement"]?.string) == expected)
    #expect(
      try await caller.lambda(.get, "hello/policy").fault
        == "404 ResourceNotFoundException: The resource you requested does not exist.")
  }

  @Test("An id is used once, and never for $LATEST")
  func conflicts() async throws {
    try await caller.makeFunction()
    #expect(
      try await caller.lambda(.post, "hello/policy?Qualifier=%24LATEST", statement()).fault
        == "400 InvalidParameterValueException: We currently do not support adding policies for "
        + "$LATEST.")
    #expect(try await caller.lambda(.post, "hello/policy", statement()).status == 201)
    #expect(
      try await caller.lambda(.post, "hello/policy", statement()).fault
        == "409 ResourceConflictException: The statement id (one) provided already exists. Please "
        + "provide a new statement id, or remove the existing statement.")
    #expect(
      try await caller.lambda(.post, "hello/policy?Qualifier=3", statement()).status == 404)
  }

  @Test("Removing the last statement removes the policy")
  func remove() async throws {
    try await caller.makeFunction()
    #expect(
      try await caller.lambda(.delete, "hello/policy/one").fault
        == "404 ResourceNotFoundException: No policy is associated with the given resource.")
    _ = try await caller.lambda(.post, "hello/policy", statement())
    #expect(
      try await caller.lambda(.delete, "hello/policy/two").fault
        == "404 ResourceNotFoundException: Statement two is not found in resource policy.")
    #expect(try await caller.lambda(.delete, "hello/policy/one").status == 204)
    #expect(try await caller.lambda(.get, "hello/policy").status == 404)
  }

  @Test("A permission gives the function a new revision, which the policy shows")
  func revision() async throws {
    try await caller.makeFunction()
    let before = try await caller.lambda(.get, "hello/configuration")["RevisionId"]
    _ = try await caller.lambda(.post, "hello/policy", statement())
    let after = try await caller.lambda(.get, "hello/configuration")["RevisionId"]
    #expect(after != before)
    #expect(try await caller.lambda(.get, "hello/policy")["RevisionId"] == after)
  }

  @Test("A policy takes 20480 bytes")
  func size() async throws {
    try await caller.makeFunction()
    var last: Answer?
    for number in 0..<100 where last?.status != 400 {
      last = try await caller.lambda(.post, "hello/policy", statement("statement-\(number)"))
    }
    #expect(last?.fault.contains("is bigger than the limit (20480).") == true)
  }
}

extension Answer {
  /// The JSON that a text holds.
  static func parse(_ text: String?) -> JSON? {
    text.flatMap { try? JSONDecoder().decode(JSON.self, from: Data($0.utf8)) }
  }
}
