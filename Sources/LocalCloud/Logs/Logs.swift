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

/// A log group; nothing is ever logged to it.
struct LogGroup: Sendable {
  let name: String
  let created: Duration
  /// In days; nil keeps for ever.
  var retention: Int?
  var tags: [String: String]
}

extension Fault {
  /// The errors of CloudWatch Logs.
  enum Logs {
    static let noGroup = Fault(
      400, "ResourceNotFoundException", "The specified log group does not exist.")
    static let groupExists = Fault(
      400, "ResourceAlreadyExistsException", "The specified log group already exists")

    static func invalidParameter(_ message: String) -> Fault {
      Fault(400, "InvalidParameterException", message)
    }
  }
}
