/// A stage as its callers meet it: the definition as it was deployed, the variables as they are.
///
/// It is a picture of one moment; later changes of the cloud do not reach it.
public struct DeployedStage: Sendable {
  /// The API's id.
  public let api: String
  /// The stage's name.
  public let stage: String
  /// The id of the deployment that the stage points at.
  public let deployment: String
  /// The stage's variables.
  public let variables: [String: String]

  let definition: RestAPI.Definition
  let account: Account

  init?(api id: String, stage name: String, in account: Account) {
    guard let api = account.apis[id], let stage = api.stages[name],
      let deployment = api.deployments[stage.deploymentID]
    else { return nil }
    self.api = id
    self.stage = name
    self.deployment = deployment.id
    variables = stage.variables
    definition = deployment.definition
    self.account = account
  }

  /// Every method that is served, such as `GET /users/{id}`, sorted.
  public var methods: [String] {
    definition.resources.values.flatMap { resource in
      resource.methods.keys.map { "\($0) \(definition.path(of: resource))" }
    }.sorted()
  }

  /// Who answers a request, or why nobody does.
  ///
  /// - Parameters:
  ///   - method: Such as `GET`.
  ///   - path: The path after the stage's name, such as `/users/7`, percent-encoded.
  /// - Throws: `RouteRefusal` with the status that AWS would answer.
  /// - Returns: What stands behind the method.
  public func route(method: String, path: String) throws(RouteRefusal) -> RouteTarget {
    let parts = path.split(separator: "/").map { Percent.decode($0) ?? String($0) }
    guard
      let match = definition.match(method, parts[...]),
      let integration = match.method.integration
    else { throw .noSuchRoute }
    let resourcePath = definition.path(of: match.resource)
    var target = RouteTarget(
      resourcePath: resourcePath, pathParameters: match.parameters,
      kind: .other(type: integration.type))
    let uri = filled(integration.uri ?? "")
    if uri.contains(":lambda:path/") {
      target.kind = .function(
        try function(
          uri, caller: "\(api)/\(stage)/\(method)\(resourcePath)",
          isTrusted: integration.credentials != nil))
    }
    target.authorizer = try authorizer(of: match.method)
    return target
  }

  /// The function that is asked whether a caller may call a method.
  private func authorizer(of method: Method) throws(RouteRefusal) -> InvokedFunction? {
    guard method.authorizationType == "CUSTOM",
      let authorizer = method.authorizerID.flatMap({ definition.authorizers[$0] }),
      let uri = authorizer.uri
    else { return nil }
    return try function(
      filled(uri), caller: "\(api)/authorizers/\(authorizer.id)",
      isTrusted: authorizer.credentials != nil)
  }

  /// A text with the stage's variables in it; one that is not set is empty.
  private func filled(_ text: String) -> String {
    text.replacing(/\$\{stageVariables\.([A-Za-z0-9_]+)\}/) { variables[String($0.1)] ?? "" }
  }

  private func function(
    _ uri: String, caller: String, isTrusted: Bool
  ) throws(RouteRefusal) -> InvokedFunction {
    guard let named = LambdaTarget(uri: uri), named.account == account.id,
      named.region == account.region
    else { throw .unusableTarget(uri) }
    let arn =
      account.arn("lambda", "function:\(named.name)") + (named.qualifier.map { ":\($0)" } ?? "")
    guard let function = account.functions[named.name] else { throw .noSuchFunction(arn) }
    let qualifier = named.qualifier.flatMap { $0 == "$LATEST" ? nil : $0 }
    let target = qualifier.map { function.aliases[$0]?.version ?? $0 } ?? "$LATEST"
    guard
      let version = target == "$LATEST"
        ? function.latest : Int(target).flatMap({ function.versions[$0] })
    else { throw .noSuchFunction(arn) }
    guard version.pending(at: account.now) != .creating else { throw .functionNotReady(arn) }
    let source = account.arn("execute-api", caller)
    let isAllowed = (function.policies[qualifier] ?? []).contains {
      $0.allows("apigateway.amazonaws.com", from: source, of: account.id)
    }
    guard isTrusted || isAllowed else { throw .notPermitted(arn) }
    return InvokedFunction(name: function.name, version: version.qualifier, arn: arn)
  }
}

extension PermissionStatement {
  /// Whether this lets a service invoke the function for something of an account's.
  fileprivate func allows(_ service: String, from source: String, of account: String) -> Bool {
    ["lambda:InvokeFunction", "lambda:*", "*"].contains(action)
      && (principal == service || principal == "*")
      && sourceAccount.map { $0 == account } ?? true
      && sourceARN.map { Wildcard.matches(source, $0) } ?? true
  }
}
