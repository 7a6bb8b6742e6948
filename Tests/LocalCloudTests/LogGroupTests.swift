import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct LogGroupTests {
  private let caller = Caller()

  private func logs(_ operation: String, _ body: JSON) async throws -> Answer {
    try await caller.target("logs", "Logs_20140328.\(operation)", body)
  }

  @Test("A group is made once, described, and deleted")
  func lifecycle() async throws {
    let name: JSON = ["logGroupName": "/aws/lambda/hello"]
    let made = try await logs("CreateLogGroup", name)
    #expect(made.status == 200)
    #expect(made.text.isEmpty)
    #expect(
      try await logs("CreateLogGroup", name).fault
        == "400 ResourceAlreadyExistsException: The specified log group already exists")
    let arn = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/lambda/hello"
    #expect(
      try await logs("DescribeLogGroups", ["logGroupNamePrefix": "/aws/"])["logGroups"] == [
        [
          "logGroupName": "/aws/lambda/hello", "creationTime": 1_767_225_600_000,
          "metricFilterCount": 0, "storedBytes": 0, "logGroupClass": "STANDARD",
          "arn": .string("\(arn):*"), "logGroupArn": .string(arn),
        ]
      ])
    #expect(try await logs("DeleteLogGroup", name).status == 200)
    #expect(
      try await logs("DeleteLogGroup", name).fault
        == "400 ResourceNotFoundException: The specified log group does not exist.")
  }

  @Test("Retention takes certain days only, and can be taken away")
  func retention() async throws {
    _ = try await logs("CreateLogGroup", ["logGroupName": "g"])
    let wrong = try await logs(
      "PutRetentionPolicy", ["logGroupName": "g", "retentionInDays": 6])
    #expect(wrong.fault.hasPrefix("400 InvalidParameterException: "))
    _ = try await logs("PutRetentionPolicy", ["logGroupName": "g", "retentionInDays": 7])
    let group = try await logs("DescribeLogGroups", [:])["logGroups"]?.array?.first
    #expect(group?["retentionInDays"] == 7)
    _ = try await logs("DeleteRetentionPolicy", ["logGroupName": "g"])
    let after = try await logs("DescribeLogGroups", [:])["logGroups"]?.array?.first
    #expect(after?["retentionInDays"] == nil)
  }

  @Test("Groups are described 50 on a page")
  func pages() async throws {
    for number in 1...51 {
      _ = try await logs("CreateLogGroup", ["logGroupName": .string("g\(number)")])
    }
    let first = try await logs("DescribeLogGroups", [:])
    #expect(first["logGroups"]?.array?.count == 50)
    let second = try await logs("DescribeLogGroups", ["nextToken": first["nextToken"] ?? nil])
    #expect(second["logGroups"]?.array?.count == 1)
    #expect(second["nextToken"] == nil)
    #expect(try await logs("DescribeLogGroups", ["limit": 51]).status == 400)
  }

  @Test("Tags go by the ARN without an asterisk")
  func tags() async throws {
    _ = try await logs("CreateLogGroup", ["logGroupName": "g", "tags": ["a": "1"]])
    let arn = "arn:aws:logs:eu-central-1:123456789012:log-group:g"
    _ = try await logs("TagResource", ["resourceArn": .string(arn), "tags": ["b": "2"]])
    _ = try await logs("UntagResource", ["resourceArn": .string(arn), "tagKeys": ["a"]])
    #expect(
      try await logs("ListTagsForResource", ["resourceArn": .string(arn)])["tags"] == ["b": "2"])
    #expect(
      try await logs("ListTagsForResource", ["resourceArn": .string("\(arn):*")]).fault
        == "400 InvalidParameterException: The specified resourceArn '\(arn):*' is not valid.")
  }
}
