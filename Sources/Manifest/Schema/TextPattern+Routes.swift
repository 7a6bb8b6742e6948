extension TextPattern {
  /// API Gateway's rule for the names of models.
  static let modelName = TextPattern("[A-Za-z0-9]+", "letters and digits")

  static let status = TextPattern("[2-5][0-9][0-9]", "an HTTP status such as `200`")

  static let httpURL = TextPattern(
    "https?://[^\\s/]+(/[^\\s]*)?", "a URL such as `https://example.com/users/{id}`")

  static let serviceName = TextPattern(
    "[a-z0-9][a-z0-9.-]*", "the name of a service such as `sqs`, with a subdomain before a dot")

  static let servicePart = TextPattern("[^\\s/][^\\s]*", "without spaces, and not begin with `/`")

  /// A role, or what API Gateway takes for the caller's own credentials.
  static let integrationRole = TextPattern(
    "caller|\(roleARN.expression)", "`caller`, or \(roleARN.words)")

  static let vpcLink = TextPattern(
    "[A-Za-z0-9-]+|\\$\\{stageVariables\\.[A-Za-z0-9_]+\\}",
    "the id of a VPC link, or a stage variable that holds it")

  static let selectionPattern = TextPattern("[\\s\\S]+", "a regular expression")

  /// The name of a parameter or header, as API Gateway takes it.
  static let parameterWord = TextPattern(
    "[A-Za-z0-9._$:\\[\\]-]+", "letters, digits and `._$:[]-`")

  static let parameter = TextPattern(
    "(query|header|path)\\.[A-Za-z0-9._$:\\[\\]-]+",
    "`query.`, `header.` or `path.` and a name")

  /// A text that API Gateway can take between single quotes.
  static let literal = TextPattern("[^'\\r\\n]*", "one line, without single quotes")

  /// What a parameter of the backend can be set to (API Gateway developer guide, "Parameter
  /// mapping").
  static let requestExpression = TextPattern(
    "'[^']*'"
      + "|method\\.request\\.(path|querystring|multivaluequerystring|header|multivalueheader)\\.\\S+"
      + "|method\\.request\\.body(\\.\\S+)?|context\\.\\S+|stageVariables\\.[A-Za-z0-9_]+",
    "`'text'`, or name a value: `method.request.querystring.name`, `method.request.body.name`,"
      + " `context.requestId`, `stageVariables.name`")

  /// What a header of an answer can be set to.
  static let responseExpression = TextPattern(
    "'[^']*'|integration\\.response\\.(header|multivalueheader)\\.\\S+"
      + "|integration\\.response\\.body(\\.\\S+)?|context\\.\\S+|stageVariables\\.[A-Za-z0-9_]+",
    "`'text'`, or name a value: `integration.response.header.name`,"
      + " `integration.response.body.name`, `context.requestId`, `stageVariables.name`")
}
