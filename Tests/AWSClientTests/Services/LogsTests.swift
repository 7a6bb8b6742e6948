import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("CloudWatch Logs")
struct LogsTests {
  @Test("Log groups are listed to the end")
  func logGroups() async throws {
    let (groups, sent) = try await exchange(
      .text(
        """
        {"logGroups":[{"logGroupName":"/aws/lambda/hello","creationTime":1767323045000,\
        "retentionInDays":30,"metricFilterCount":0,"storedBytes":0,"arn":\
        "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/hello:*"}],"nextToken":"t2"}
        """),
      .text(#"{"logGroups":[{"logGroupName":"/aws/lambda/hello-2"}]}"#)
    ) { try await Logs($0).logGroups(prefix: "/aws/lambda/hello") }
    #expect(groups.map(\.logGroupName) == ["/aws/lambda/hello", "/aws/lambda/hello-2"])
    #expect(groups.map(\.retentionInDays) == [30, nil])
    #expect(sent.map(\.line) == ["POST /", "POST /"])
    #expect(sent[0].field("x-amz-target") == "Logs_20140328.DescribeLogGroups")
    #expect(sent[0].field("content-type") == "application/x-amz-json-1.1")
    #expect(
      try sent.map { try $0.json } == [
        ["logGroupNamePrefix": "/aws/lambda/hello"],
        ["logGroupNamePrefix": "/aws/lambda/hello", "nextToken": "t2"],
      ])
  }

  /// An operation without result, its target and its input.
  struct Write: Sendable, CustomTestStringConvertible {
    var operation: String
    var input: JSON
    var call: @Sendable (Logs) async throws -> Void

    var testDescription: String { operation }
  }

  private static let creation = Write(
    operation: "CreateLogGroup",
    input: ["logGroupName": "/aws/lambda/hello", "tags": ["Owner": "me"]]
  ) { try await $0.createLogGroup("/aws/lambda/hello", tags: ["Owner": "me"]) }

  private static let retention = Write(
    operation: "PutRetentionPolicy",
    input: ["logGroupName": "/aws/lambda/hello", "retentionInDays": 30]
  ) { try await $0.putRetention(of: "/aws/lambda/hello", days: 30) }

  private static let deletion = Write(
    operation: "DeleteLogGroup", input: ["logGroupName": "/aws/lambda/hello"]
  ) { try await $0.deleteLogGroup("/aws/lambda/hello") }

  @Test(
    "A write sends what AWS's model says", arguments: [creation, retention, deletion])
  func write(_ write: Write) async throws {
    let (_, sent) = try await exchange(.text("")) { try await write.call(Logs($0)) }
    #expect(sent.map(\.line) == ["POST /"])
    #expect(sent[0].field("x-amz-target") == "Logs_20140328.\(write.operation)")
    #expect(try sent[0].json == write.input)
  }

  @Test(
    "A write that meets another one is repeated", arguments: [creation, retention, deletion])
  func settling(_ write: Write) async throws {
    let aborted = ScriptedTransport.Outcome.text(
      #"{"__type":"OperationAbortedException","message":"conflict"}"#, status: 400)
    let (_, sent) = try await exchange(aborted, aborted, .text("")) {
      try await write.call(Logs($0))
    }
    #expect(try sent.map { try $0.json } == Array(repeating: write.input, count: 3))
  }

  @Test("A group that is there already, or is gone already, is no error")
  func alreadyDone() async throws {
    for (write, code) in [
      (Self.creation, "ResourceAlreadyExistsException"),
      (Self.deletion, "ResourceNotFoundException"),
    ] {
      let (_, sent) = try await exchange(
        .text(#"{"__type":"\#(code)","message":"The specified log group"}"#, status: 400)
      ) { try await write.call(Logs($0)) }
      #expect(sent.count == 1)
    }
  }

  @Test("Another refusal is an error")
  func refused() async {
    for write in [Self.creation, Self.retention, Self.deletion] {
      let error = await #expect(throws: ServiceError.self) {
        try await exchange(.text(#"{"__type":"InvalidParameterException"}"#, status: 400)) {
          try await write.call(Logs($0))
        }
      }
      #expect(error?.code == "InvalidParameterException")
    }
  }
}
