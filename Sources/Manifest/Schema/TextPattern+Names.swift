extension TextPattern {
  static let projectName = TextPattern(
    "[a-z][a-z0-9-]*", "lower-case letters, digits and `-`, a letter first")

  static let region = TextPattern(
    "[a-z]{2,}(-[a-z]+)+-[0-9]+", "the name of a region such as `us-east-1`")

  static let functionName = TextPattern(
    "[A-Za-z][A-Za-z0-9_-]*", "letters, digits, `-` and `_`, a letter first")

  /// API Gateway's rule for the name of a stage.
  static let stageName = TextPattern(
    "[A-Za-z0-9_-]{1,128}", "up to 128 letters, digits, `-` and `_`")

  static let stagePattern = TextPattern(
    "[A-Za-z0-9_*-]{1,128}", "up to 128 letters, digits, `-` and `_`, and `*` in a pattern")

  static let parameterName = TextPattern(
    "[A-Za-z_][A-Za-z0-9_-]*", "letters, digits, `-` and `_`, no digit first")

  /// API Gateway's rule for the names of stage variables.
  static let variableName = TextPattern(
    "[A-Za-z0-9_]{1,64}", "up to 64 letters, digits and `_`")

  /// API Gateway's rule for the values of stage variables.
  static let variableValue = TextPattern(
    "[A-Za-z0-9._~:/?#&=,-]{1,512}",
    "up to 512 letters, digits and `-._~:/?#&=,`, as API Gateway demands")

  static let account = TextPattern("[0-9]{12}", "the account's 12 digits")

  /// Lambda's rule for the names of environment variables.
  static let environmentName = TextPattern(
    "[A-Za-z][A-Za-z0-9_]+", "two or more letters, digits and `_`, a letter first")

  static let runtime = TextPattern(
    "[a-z][a-z0-9.-]*", "the name of a runtime such as `python3.12`")

  static let functionARN = TextPattern(
    "arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}"
      + "(:[A-Za-z0-9_-]{1,128})?",
    "the ARN of a function such as `arn:aws:lambda:us-east-1:123456789012:function:name:alias`")

  static let handler = TextPattern("[^\\s]{1,128}", "up to 128 characters without spaces")

  static let path = TextPattern("[^\\u0000]+", "a path relative to the manifest")

  static let roleARN = TextPattern(
    "arn:aws[a-z-]*:iam::[0-9]{12}:role/[!-~]{1,512}",
    "the ARN of a role such as `arn:aws:iam::123456789012:role/name`")

  /// Lambda's rule for descriptions.
  static let description = TextPattern("[\\s\\S]{0,256}", "at most 256 characters")

  static let tagKey = TextPattern(
    "[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}",
    "up to 128 letters, digits, spaces and `_.:/=+-@`")

  static let tagValue = TextPattern(
    "[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}",
    "up to 256 letters, digits, spaces and `_.:/=+-@`")
}
