internal import Primitives

/// What an authorizer may be, whether made or patched.
enum AuthorizerRules {
  /// The quota "custom authorizers per API".
  private static let limit = 10

  static func checked(type: String) throws(Fault) -> Authorizer.Kind {
    guard let kind = Authorizer.Kind(rawValue: type) else {
      let values = Authorizer.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .constraint(
        type, at: "createAuthorizerInput.type", "satisfy enum value set: [\(values)]")
    }
    return kind
  }

  /// The authorizer by itself: what its kind needs is there, and what it cannot have is not.
  static func check(_ authorizer: Authorizer, region: String, partition: String) throws(Fault) {
    guard 0...3600 ~= authorizer.resultTTL else {
      throw .Gateway.badRequest("Authorizer result TTL must be between 0 and 3600 seconds")
    }
    switch authorizer.type {
    case .userPools: try checkUserPools(authorizer)
    case .token, .request:
      let uri = authorizer.uri ?? ""
      guard uri.hasPrefix("arn:\(partition):apigateway:\(region):"), LambdaTarget(uri: uri) != nil
      else {
        throw .Gateway.badRequest(
          "Invalid Authorizer URI: \(uri). Authorizer URI should be a valid API Gateway ARN that "
            + "represents a Lambda function invocation.")
      }
      guard authorizer.providerARNs.isEmpty else {
        throw .Gateway.badRequest("ProviderARNs can only be specified for COGNITO_USER_POOLS.")
      }
    }
    try checkIdentity(authorizer)
  }

  /// The authorizer among those of its API.
  static func check(_ authorizer: Authorizer, among all: [Authorizer]) throws(Fault) {
    guard !all.contains(where: { $0.name == authorizer.name && $0.id != authorizer.id }) else {
      throw .Gateway.badRequest(
        "Authorizer name must be unique. Authorizer \(authorizer.name) already exists in this "
          + "RestApi.")
    }
    guard all.count <= limit else {
      throw .Gateway.limitExceeded(
        "Maximum number of Authorizers for this API has been reached. Please contact AWS if you "
          + "need additional Authorizers.")
    }
  }

  private static func checkUserPools(_ authorizer: Authorizer) throws(Fault) {
    let pattern = /arn:aws[a-z\-]*:cognito-idp:[a-z0-9\-]+:[0-9]{12}:userpool\/.+/
    guard !authorizer.providerARNs.isEmpty,
      authorizer.providerARNs.allSatisfy({ $0.wholeMatch(of: pattern) != nil })
    else { throw .Gateway.badRequest("Invalid ARN specified in the request") }
    guard authorizer.uri == nil else {
      throw .Gateway.badRequest("Authorizer URI cannot be specified for COGNITO_USER_POOLS.")
    }
  }

  private static func checkIdentity(_ authorizer: Authorizer) throws(Fault) {
    let sources = (authorizer.identitySource ?? "").split(separator: ",").map(String.init)
    guard !sources.isEmpty || authorizer.type == .request && authorizer.resultTTL == 0 else {
      throw .Gateway.badRequest(
        "Identity source must be specified, unless a REQUEST authorizer's result is not cached")
    }
    let anywhere =
      /method\.request\.(header|querystring)\.[^,\s]+|context\.[A-Za-z.]+|stageVariables\.[A-Za-z0-9_]+/
    let header = /method\.request\.header\.[^,\s]+/
    for source in sources {
      let isFit =
        authorizer.type == .request
        ? source.wholeMatch(of: anywhere) != nil
        : source.wholeMatch(of: header) != nil && sources.count == 1
      guard isFit else {
        throw .Gateway.badRequest(
          "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
            + "[Invalid mapping expression specified: \(source)]")
      }
    }
    guard authorizer.validationExpression == nil || authorizer.type != .request else {
      throw .Gateway.badRequest(
        "Identity validation expression cannot be specified for REQUEST authorizers.")
    }
  }
}
