/// CloudWatch: alarms on metrics, and what was measured, which only the cloud's owner writes down.
enum CloudWatch {
  static let service = TargetService(
    name: "monitoring", prefix: "GraniteServiceVersion20100801", version: "1.0",
    codes: .ofQueryProtocol,
    operations: [
      "PutMetricAlarm": Alarms.put,
      "DescribeAlarms": Alarms.describe,
      "DeleteAlarms": Alarms.delete,
      "GetMetricData": MetricData.get,
      "TagResource": AlarmTags.tag,
      "UntagResource": AlarmTags.untag,
      "ListTagsForResource": AlarmTags.list,
    ])
}
