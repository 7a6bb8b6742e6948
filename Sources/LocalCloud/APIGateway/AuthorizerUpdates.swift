/// UpdateAuthorizer: which paths may be patched, and how.
enum AuthorizerUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var authorizer = try Authorizers.authorizer(call, of: api)
    for operation in try PatchOperation.all(call) {
      guard operation.parts.count == 1 else { throw operation.badPath }
      try apply(operation, to: &authorizer)
    }
    try AuthorizerRules.check(authorizer, region: account.region, partition: account.partition)
    api.definition.authorizers[authorizer.id] = authorizer
    try AuthorizerRules.check(authorizer, among: Array(api.definition.authorizers.values))
    account.apis[api.id] = api
    return .ok(authorizer.json)
  }

  private static func apply(
    _ operation: PatchOperation, to authorizer: inout Authorizer
  ) throws(Fault) {
    let text = operation.text.isEmpty ? nil : operation.text
    switch operation.parts[0] {
    case "identitySource":
      try operation.allow(.add, .replace, .remove)
      authorizer.identitySource = operation.verb == .remove ? nil : text
      return
    case "providerARNs":
      try operation.allow(.add, .remove)
      authorizer.providerARNs.removeAll { $0 == operation.text }
      if operation.verb == .add { authorizer.providerARNs.append(operation.text) }
      return
    case "name": authorizer.name = operation.text
    case "type": authorizer.type = try AuthorizerRules.checked(type: operation.text)
    case "authorizerUri": authorizer.uri = text
    case "authorizerCredentials": authorizer.credentials = text
    case "identityValidationExpression": authorizer.validationExpression = text
    case "authorizerResultTtlInSeconds":
      guard let seconds = Int(operation.text) else {
        throw .Gateway.badRequest("Authorizer result TTL must be between 0 and 3600 seconds")
      }
      authorizer.resultTTL = seconds
    default: throw operation.badPath
    }
    try operation.allow(.replace)
  }
}
