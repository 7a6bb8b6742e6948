import AWSClient

extension World {
  /// The name of the log group that a stage's access log is written to.
  func accessLogGroupName(_ stage: String) -> String { "/gwdeploy/\(project)/\(stage)/access" }

  /// The name of the log group that API Gateway writes a stage's execution logs to.
  ///
  /// Source: the page "set up CloudWatch logging for REST APIs".
  func executionLogGroupName(_ stage: String, api: String) -> String {
    "API-Gateway-Execution-Logs_\(api)/\(stage)"
  }

  /// The tag of a client certificate that says for which stage it was made.
  static let certificateTag = "gwdeploy:certificate"

  /// The tag that says, as a digest, which settings a stage or other thing was to have last.
  static let settingsTag = "gwdeploy:settings"
}
