extension Account {
  /// What an integration of the API that the call's path names is held against.
  func integrationSurroundings(_ call: Call) -> Integration.Surroundings {
    Integration.Surroundings(
      partition: partition, region: region, vpcLinks: settings.vpcLinks,
      longestTimeout: apis[call.label("api")]?.endpointType == "EDGE"
        ? 29_000 : settings.longestIntegrationTimeout)
  }
}

extension Integration {
  /// What of the account an integration is held against.
  struct Surroundings {
    var partition: String
    var region: String
    var vpcLinks: Set<String>
    /// Milliseconds.
    var longestTimeout: Int
  }

  /// How long a streamed answer may take, in milliseconds.
  private static let longestStream = 900_000

  /// Refuses what API Gateway would not take, whether put or patched.
  func check(for method: Method, in surroundings: Surroundings) throws(Fault) {
    try check(type, among: ["HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"], "integration type")
    try check(
      passthroughBehavior, among: ["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"],
      "passthroughBehavior")
    try check(responseTransferMode, among: ["BUFFERED", "STREAM"], "responseTransferMode")
    if let contentHandling {
      try check(
        contentHandling, among: ["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], "contentHandling")
    }
    if let connectionType {
      try check(connectionType, among: ["INTERNET", "VPC_LINK"], "connectionType")
      if connectionType == "VPC_LINK" { try checkLink(in: surroundings) }
    }
    let longest =
      responseTransferMode == "STREAM" ? Self.longestStream : surroundings.longestTimeout
    guard 50...longest ~= timeout else {
      throw .Gateway.badRequest("Timeout should be between 50 ms and \(longest) ms")
    }
    try checkTransfer()
    try Mapping.check(templates: requestTemplates)
    try checkParameters(of: method)
    guard type != "MOCK" else { return }
    guard let httpMethod, !httpMethod.isEmpty else {
      throw .Gateway.badRequest("Enumeration value for HttpMethod must be non-empty")
    }
    if type.hasPrefix("HTTP") {
      guard uri?.wholeMatch(of: /https?:\/\/[^\s]+/) != nil else {
        throw .Gateway.badRequest("Invalid HTTP endpoint specified for URI")
      }
    } else {
      try checkTarget(uri ?? "", in: surroundings)
    }
  }

  private func checkLink(in surroundings: Surroundings) throws(Fault) {
    let id = connectionID ?? ""
    guard surroundings.vpcLinks.contains(id) || id.hasPrefix("${stageVariables.") else {
      throw .Gateway.notFound("Invalid Vpc Link identifier specified")
    }
    guard type.hasPrefix("HTTP") else {
      throw .Gateway.badRequest("VPC Links are supported for HTTP integrations only")
    }
  }

  private func checkTransfer() throws(Fault) {
    let isStreamed = responseTransferMode == "STREAM"
    let isFunction = uri?.contains(":lambda:path/") == true
    let isStreamingFunction = uri?.contains(":lambda:path/2021-11-15/") == true
    guard !isStreamed || type.hasSuffix("_PROXY"), !isFunction || isStreamed == isStreamingFunction
    else {
      throw .Gateway.badRequest("Invalid ResponseTransferMode specified: \(responseTransferMode)")
    }
  }

  private func checkParameters(of method: Method) throws(Fault) {
    for (name, expression) in requestParameters.sorted(by: { $0.key < $1.key }) {
      guard name.wholeMatch(of: /integration\.request\.(path|querystring|header)\..+/) != nil else {
        throw Mapping.invalid("Invalid mapping expression specified: \(name)")
      }
      try Mapping.check(request: expression, of: method)
    }
    for key in cacheKeyParameters
    where method.requestParameters[key] == nil && requestParameters[key] == nil {
      throw Mapping.invalid("Invalid mapping expression parameter specified: \(key)")
    }
  }

  private func checkTarget(_ uri: String, in surroundings: Surroundings) throws(Fault) {
    let parts = uri.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[1] == surroundings.partition,
      parts[2] == "apigateway", parts[3] == surroundings.region
    else { throw .Gateway.badRequest("Invalid ARN specified in the request") }
    guard parts[5].hasPrefix("path/") || parts[5].hasPrefix("action/") else {
      throw .Gateway.badRequest("AWS ARN for integration must contain path or action")
    }
    guard parts[4] == "lambda" else {
      if type == "AWS_PROXY" {
        throw .Gateway.badRequest(
          "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose "
            + "stream invocations.")
      }
      return
    }
    guard LambdaTarget(uri: uri) != nil else {
      throw .Gateway.badRequest("Invalid ARN specified in the request")
    }
    // AWS takes this and then answers every caller with 500.
    guard httpMethod == "POST" else {
      throw .Gateway.badRequest("Lambda functions can only be invoked with the HTTP method POST")
    }
  }

  private func check(
    _ value: String, among all: [String], _ what: String
  ) throws(Fault) {
    guard all.contains(value) else {
      throw .Gateway.badRequest(
        "Invalid \(what) specified. Valid options are \(all.joined(separator: ","))")
    }
  }
}
