extension MapSchema {
  static let environment = MapSchema(
    keyName: "the name of an environment variable", keys: .pattern(.environmentName),
    reserved: ReservedKeys(names: reservedByLambda),
    values: .oneOf([.object(.storedParameter), .scalar(.secret)]))

  /// The variables that Lambda sets itself and refuses in a configuration (Lambda's developer
  /// guide, "Defined runtime environment variables").
  private static let reservedByLambda: Set<String> = [
    "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR",
  ]
}

extension ObjectSchema {
  fileprivate static let storedParameter = ObjectSchema(
    name: "a parameter of Systems Manager",
    fields: [
      Field(
        "ssm", .scalar(.pattern(.storedParameterName)),
        "The parameter's name; its value is read when the function is deployed.",
        presence: .required),
      Field(
        "copy", .scalar(.boolean),
        "Whether the value is copied even if it is kept encrypted (SecureString)."),
    ], mark: "ssm")
}

extension TextPattern {
  /// Systems Manager's rule for the names of parameters.
  fileprivate static let storedParameterName = TextPattern(
    "(/[A-Za-z0-9_.-]+){1,15}|[A-Za-z0-9_.-]+", "the name of a parameter such as `/guide/dsn`")
}
