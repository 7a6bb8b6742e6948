internal import Primitives

/// The rules for a function's environment.
enum EnvironmentVariables {
  private static let reserved: Set = [
    "_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
  ]

  static func check(_ variables: [String: String]) throws(Fault) {
    for name in variables.keys where name.wholeMatch(of: /[a-zA-Z][a-zA-Z0-9_]+/) == nil {
      throw Fault(
        400, "ValidationException",
        "1 validation error detected: Value at 'environment.variables' failed to satisfy "
          + "constraint: Map keys must satisfy constraint: [Member must satisfy regular "
          + "expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]")
    }
    let taken = variables.keys.filter { reserved.contains($0) }.sorted()
    guard taken.isEmpty else {
      throw .Lambda.invalidParameter(
        "Lambda was unable to configure your environment variables because the environment "
          + "variables you have provided contains reserved keys that are currently not supported "
          + "for modification. Reserved keys used in this request: "
          + taken.joined(separator: ", "))
    }
    let measured = JSON.map(variables).text
    guard measured.utf8.count <= 4096 else {
      // The values stand in AWS's message too.
      throw .Lambda.invalidParameter(
        "Lambda was unable to configure your environment variables because the environment "
          + "variables you have provided exceeded the 4KB limit. String measured: \(measured)")
    }
  }
}
