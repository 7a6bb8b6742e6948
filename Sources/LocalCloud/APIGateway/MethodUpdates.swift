internal import Primitives

/// UpdateMethod: which paths may be patched, and how.
enum MethodUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let operations = try PatchOperation.all(call)
    let definition = account.definition(call)
    return .ok(
      try account.withMethod(call) { method throws(Fault) in
        for operation in operations { try apply(operation, to: &method) }
        try MethodRules.check(models: method.requestModels, in: definition)
        try MethodRules.check(validator: method.requestValidatorID, in: definition)
        try MethodRules.checkAuthorizer(of: method, among: definition?.authorizers ?? [:])
        return method.json
      })
  }

  private static func apply(_ operation: PatchOperation, to method: inout Method) throws(Fault) {
    let key = operation.parts.count == 2 ? operation.parts[1] : nil
    switch (operation.parts[0], key) {
    case ("authorizationType", nil):
      try operation.allow(.replace)
      method.authorizationType = try MethodRules.checked(authorizationType: operation.text)
    case ("authorizerId", nil):
      try operation.allow(.replace)
      method.authorizerID = operation.text.isEmpty ? nil : operation.text
    case ("requestValidatorId", nil):
      try operation.allow(.replace)
      method.requestValidatorID = operation.text.isEmpty ? nil : operation.text
    case ("apiKeyRequired", nil):
      try operation.allow(.replace)
      method.isKeyRequired = operation.flag
    case ("operationName", nil):
      try operation.allow(.replace)
      method.operationName = operation.text.isEmpty ? nil : operation.text
    case ("authorizationScopes", nil):
      try operation.allow(.add, .remove)
      method.authorizationScopes.removeAll { $0 == operation.text }
      if operation.verb == .add { method.authorizationScopes.append(operation.text) }
    case ("requestParameters", let name?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(
        in: method.requestParameters, "Invalid parameter name specified")
      operation.apply(to: &method.requestParameters, key: name, value: operation.flag)
      try MethodRules.check(parameters: method.requestParameters)
    case ("requestModels", let type?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(in: method.requestModels, "Content-Type specified was not found")
      operation.apply(to: &method.requestModels, key: type, value: operation.text)
    default: throw operation.badPath
    }
  }
}
