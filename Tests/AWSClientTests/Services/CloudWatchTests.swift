import HTTP
import HTTPTypes
import Primitives
import TestSupport
import Testing

@testable import AWSClient

@Suite("CloudWatch")
struct CloudWatchTests {
  private var settings: CloudWatch.AlarmSettings {
    var settings = CloudWatch.AlarmSettings(alarmName: "shop-prod-Errors")
    settings.oKActions = []
    settings.alarmActions = ["arn:aws:sns:eu-central-1:123456789012:oncall"]
    settings.metricName = "5XXError"
    settings.namespace = "AWS/ApiGateway"
    settings.statistic = "Average"
    settings.dimensions = [.init(name: "ApiName", value: "shop")]
    settings.period = 60
    settings.evaluationPeriods = 5
    settings.threshold = 0.05
    settings.comparisonOperator = "GreaterThanThreshold"
    return settings
  }

  private let written: [String: JSON] = [
    "AlarmName": "shop-prod-Errors", "OKActions": [],
    "AlarmActions": ["arn:aws:sns:eu-central-1:123456789012:oncall"],
    "MetricName": "5XXError", "Namespace": "AWS/ApiGateway", "Statistic": "Average",
    "Dimensions": [["Name": "ApiName", "Value": "shop"]], "Period": 60, "EvaluationPeriods": 5,
    "Threshold": .number(0.05), "ComparisonOperator": "GreaterThanThreshold",
  ]

  @Test("Alarms are listed to the end, each with its settings and its state")
  func alarms() async throws {
    var alarm = written
    alarm["AlarmArn"] = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:shop-prod-Errors"
    alarm["StateValue"] = "ALARM"
    alarm["StateReason"] = "Threshold Crossed"
    alarm["StateUpdatedTimestamp"] = .number(1_767_323_045.25)
    let text = String(decoding: try WireJSON.encode(alarm), as: UTF8.self)
    let (alarms, sent) = try await exchange(
      .text(#"{"MetricAlarms":[\#(text)],"CompositeAlarms":[],"NextToken":"t2"}"#), .text("{}")
    ) { try await CloudWatch($0).alarms(prefix: "shop-prod-") }
    #expect(alarms.map(\.settings) == [settings])
    #expect(alarms.map(\.stateValue) == ["ALARM"])
    #expect(alarms.map(\.stateReason) == ["Threshold Crossed"])
    let first: [String: JSON] = [
      "AlarmNamePrefix": "shop-prod-", "AlarmTypes": ["MetricAlarm"], "MaxRecords": 100,
    ]
    #expect(
      try sent.map { try $0.json } == [
        .object(first), .object(first.merging(["NextToken": "t2"]) { $1 }),
      ])
    #expect(sent[0].field("x-amz-target") == "GraniteServiceVersion20100801.DescribeAlarms")
    #expect(sent[0].field("content-type") == "application/x-amz-json-1.0")
    #expect(sent[0].field("x-amzn-query-mode") == "true")
  }

  @Test("An alarm is put with all its settings, and with tags where there are any")
  func put() async throws {
    let (_, sent) = try await exchange(.text("{}"), .text("{}")) {
      try await CloudWatch($0).putAlarm(settings)
      try await CloudWatch($0).putAlarm(settings, tags: ["b": "2", "a": "1"])
    }
    let tags: JSON = [["Key": "a", "Value": "1"], ["Key": "b", "Value": "2"]]
    #expect(
      try sent.map { try $0.json } == [
        .object(written), .object(written.merging(["Tags": tags]) { $1 }),
      ])
  }

  @Test("Alarms that are gone are no error, by the codes of the query protocol")
  func gone() async throws {
    let answer = ScriptedTransport.Outcome.text(
      #"{"__type":"com.amazonaws.cloudwatch#ResourceNotFound","message":"Gone"}"#, status: 404,
      fields: [.amznQueryError: "ResourceNotFound;Sender"])
    let (tags, sent) = try await exchange(answer, answer) { client in
      try await CloudWatch(client).deleteAlarms(["one", "two"])
      return try await CloudWatch(client).tags(of: "arn:aws:cloudwatch:x:y:alarm:one")
    }
    #expect(tags == [:])
    #expect(
      try sent.map { try $0.json } == [
        ["AlarmNames": ["one", "two"]], ["ResourceARN": "arn:aws:cloudwatch:x:y:alarm:one"],
      ])
  }

  @Test("Tags are read and set by the alarm's ARN")
  func tags() async throws {
    let arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:one"
    let (tags, sent) = try await exchange(
      .text(#"{"Tags":[{"Key":"team","Value":"web"}]}"#), .text("{}")
    ) { client in
      try await CloudWatch(client).tag(arn, ["team": "api"])
      return try await CloudWatch(client).tags(of: arn)
    }
    #expect(tags == [:])
    #expect(
      try sent[0].json == [
        "ResourceARN": .string(arn), "Tags": [["Key": "team", "Value": "api"]],
      ])
  }
}
