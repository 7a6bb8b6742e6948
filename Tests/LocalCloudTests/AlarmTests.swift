import HTTPTypes
import LocalCloud
import Primitives
import Testing

@Suite struct AlarmTests {
  private let caller = Caller()
  private let usual: [String: JSON] = [
    "AlarmName": "shop-Errors", "MetricName": "5XXError", "Namespace": "AWS/ApiGateway",
    "Statistic": "Sum", "Dimensions": [["Name": "ApiName", "Value": "shop"]], "Period": 60,
    "EvaluationPeriods": 1, "Threshold": 10, "ComparisonOperator": "GreaterThanThreshold",
  ]
  private let arn: JSON = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop-Errors"

  private func put(_ changes: [String: JSON] = [:]) async throws -> Answer {
    try await caller.cloudWatch("PutMetricAlarm", .object(usual.merging(changes) { $1 }))
  }

  private func alarms(_ prefix: JSON = "") async throws -> [JSON] {
    try await caller.cloudWatch("DescribeAlarms", ["AlarmNamePrefix": prefix])["MetricAlarms"]?
      .array ?? []
  }

  @Test("Putting an alarm replaces all of it but its tags")
  func upsert() async throws {
    #expect(
      try await put([
        "AlarmDescription": "Too many", "Tags": [["Key": "team", "Value": "web"]],
        "OKActions": ["arn:aws:sns:eu-central-1:123456789012:oncall"],
      ]).status == 200)
    #expect(
      try await put(["Threshold": .number(0.5), "Tags": [["Key": "a", "Value": "b"]]]).status == 200
    )
    let alarm = try #require(try await alarms().first)
    #expect(alarm["AlarmDescription"] == nil)
    #expect(alarm["OKActions"] == [])
    #expect(alarm["Threshold"] == .number(0.5))
    #expect(alarm["TreatMissingData"] == "missing")
    #expect(alarm["ActionsEnabled"] == true)
    #expect(alarm["StateValue"] == "INSUFFICIENT_DATA")
    let tags = try await caller.cloudWatch("ListTagsForResource", ["ResourceARN": arn])
    #expect(tags["Tags"] == [["Key": "team", "Value": "web"]])
  }

  @Test(
    "What CloudWatch refuses is refused with its code",
    arguments: [
      ["Period": 45], ["EvaluationPeriods": 1441], ["EvaluationPeriods": 169, "Period": 3600],
      ["DatapointsToAlarm": 2], ["Statistic": "Mean"], ["ExtendedStatistic": "p99"],
      ["Statistic": nil], ["Statistic": nil, "ExtendedStatistic": "p101"],
      ["TreatMissingData": "no"], ["ComparisonOperator": "Above"], ["AlarmActions": ["oncall"]],
      ["Dimensions": [["Name": "ApiName", "Value": ""]]],
    ] as [[String: JSON]])
  func refused(changes: [String: JSON]) async throws {
    let answer = try await put(changes)
    #expect(answer.fault.hasPrefix("400 ValidationError: "), "\(answer.fault)")
    #expect(answer.fields[Caller.name("x-amzn-query-error")] == "ValidationError;Sender")
    #expect(try await alarms().isEmpty)
  }

  @Test("Seven days may be looked at in periods of an hour or more, one in shorter ones")
  func range() async throws {
    #expect(try await put(["EvaluationPeriods": 168, "Period": 3600]).status == 200)
    #expect(try await put(["EvaluationPeriods": 1440, "Period": 60]).status == 200)
  }

  @Test("Alarms are described by prefix and page, and deleted many at once")
  func pages() async throws {
    for number in 1...101 { _ = try await put(["AlarmName": .string("a\(number)")]) }
    _ = try await put()
    let first = try await caller.cloudWatch(
      "DescribeAlarms", ["AlarmNamePrefix": "a", "MaxRecords": 100])
    #expect(first["MetricAlarms"]?.array?.count == 100)
    let second = try await caller.cloudWatch(
      "DescribeAlarms",
      ["AlarmNamePrefix": "a", "MaxRecords": 100, "NextToken": first["NextToken"] ?? nil])
    #expect(second["MetricAlarms"]?.array?.count == 1)
    let names = (1...101).map { JSON.string("a\($0)") }
    let tooMany = try await caller.cloudWatch("DeleteAlarms", ["AlarmNames": .array(names)])
    #expect(tooMany.status == 400)
    let most = JSON.array(["gone"] + names.prefix(99))
    #expect(try await caller.cloudWatch("DeleteAlarms", ["AlarmNames": most]).status == 200)
    #expect(try await alarms().count == 3)
  }

  @Test("Tags are set and taken off, and found by the tagging API")
  func tags() async throws {
    _ = try await put()
    let tags: JSON = [["Key": "team", "Value": "web"], ["Key": "cost", "Value": "7"]]
    _ = try await caller.cloudWatch("TagResource", ["ResourceARN": arn, "Tags": tags])
    _ = try await caller.cloudWatch("UntagResource", ["ResourceARN": arn, "TagKeys": ["cost"]])
    let found = try await caller.target(
      "tagging", "ResourceGroupsTaggingAPI_20170126.GetResources",
      ["ResourceTypeFilters": ["cloudwatch:alarm"]])
    #expect(
      found["ResourceTagMappingList"] == [
        ["ResourceARN": arn, "Tags": [["Key": "team", "Value": "web"]]]
      ])
    _ = try await caller.cloudWatch("DeleteAlarms", ["AlarmNames": ["shop-Errors"]])
    let gone = try await caller.cloudWatch("ListTagsForResource", ["ResourceARN": arn])
    #expect(gone.fault.hasPrefix("404 ResourceNotFoundException"))
  }
}
