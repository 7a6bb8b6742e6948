/// CloudWatch Logs: log groups.
enum Logs {
  static let service = TargetService(
    name: "logs", prefix: "Logs_20140328",
    operations: [
      "CreateLogGroup": LogGroups.create,
      "DescribeLogGroups": LogGroups.describe,
      "DeleteLogGroup": LogGroups.delete,
      "PutRetentionPolicy": LogGroups.putRetention,
      "DeleteRetentionPolicy": LogGroups.deleteRetention,
      "TagResource": LogGroupTags.tag,
      "UntagResource": LogGroupTags.untag,
      "ListTagsForResource": LogGroupTags.list,
    ])
}
