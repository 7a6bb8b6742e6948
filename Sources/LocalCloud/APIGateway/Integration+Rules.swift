extension Integration {
  /// Refuses what API Gateway would not take, whether put or patched.
  func check(partition: String, region: String) throws(Fault) {
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
      if connectionType == "VPC_LINK" {
        throw .Gateway.notFound("Invalid Vpc Link identifier specified")
      }
    }
    guard 50...29_000 ~= timeout else {
      throw .Gateway.badRequest("Timeout should be between 50 ms and 29000 ms")
    }
    guard type != "MOCK" else { return }
    guard let httpMethod, !httpMethod.isEmpty else {
      throw .Gateway.badRequest("Enumeration value for HttpMethod must be non-empty")
    }
    if type.hasPrefix("HTTP") {
      guard uri?.wholeMatch(of: /https?:\/\/[^\s]+/) != nil else {
        throw .Gateway.badRequest("Invalid HTTP endpoint specified for URI")
      }
    } else {
      try checkTarget(uri ?? "", partition: partition, region: region)
    }
  }

  private func checkTarget(_ uri: String, partition: String, region: String) throws(Fault) {
    let parts = uri.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[1] == partition, parts[2] == "apigateway",
      parts[3] == region
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
