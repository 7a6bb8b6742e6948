/// CloudWatch: alarms on metrics; nothing is ever measured.
enum CloudWatch {
  static let service = TargetService(
    name: "monitoring", prefix: "GraniteServiceVersion20100801", version: "1.0",
    codes: .ofQueryProtocol,
    operations: [
      "PutMetricAlarm": Alarms.put,
      "DescribeAlarms": Alarms.describe,
      "DeleteAlarms": Alarms.delete,
      "TagResource": AlarmTags.tag,
      "UntagResource": AlarmTags.untag,
      "ListTagsForResource": AlarmTags.list,
    ])
}
