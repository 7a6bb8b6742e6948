internal import Primitives

/// UpdateIntegration: which paths may be patched, and how.
enum IntegrationUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let operations = try PatchOperation.all(call)
    let surroundings = account.integrationSurroundings(call)
    return .ok(
      try account.withIntegration(call) { integration, method throws(Fault) in
        for operation in operations { try apply(operation, to: &integration) }
        try integration.check(for: method, in: surroundings)
        return integration.json
      })
  }

  private static func apply(
    _ operation: PatchOperation, to integration: inout Integration
  ) throws(Fault) {
    let key = operation.parts.count == 2 ? operation.parts[1] : nil
    switch (operation.parts[0], key) {
    case ("requestParameters", let name?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(
        in: integration.requestParameters, "Invalid parameter name specified")
      operation.apply(to: &integration.requestParameters, key: name, value: operation.text)
    case ("requestTemplates", let type?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(
        in: integration.requestTemplates, "Content-Type specified was not found")
      operation.apply(to: &integration.requestTemplates, key: type, value: operation.text)
    case ("cacheKeyParameters", let name?):
      try operation.allow(.add, .replace, .remove)
      integration.cacheKeyParameters.removeAll { $0 == name }
      if operation.verb != .remove { integration.cacheKeyParameters.append(name) }
    case (let name, nil): try property(name, operation, of: &integration)
    default: throw operation.badPath
    }
  }

  private static func property(
    _ name: String, _ operation: PatchOperation, of integration: inout Integration
  ) throws(Fault) {
    let isMock = integration.type == "MOCK"
    switch name {
    case "httpMethod" where !isMock: integration.httpMethod = operation.text
    case "uri" where !isMock: integration.uri = operation.text
    case "cacheNamespace": integration.cacheNamespace = operation.text
    case "connectionType":
      integration.connectionType = operation.text
      if operation.text == "INTERNET" { integration.connectionID = nil }
    case "connectionId": integration.connectionID = operation.text
    case "contentHandling":
      integration.contentHandling = operation.text.isEmpty ? nil : operation.text
    case "passthroughBehavior": integration.passthroughBehavior = operation.text
    case "responseTransferMode": integration.responseTransferMode = operation.text
    case "timeoutInMillis": integration.timeout = Int(operation.text) ?? 0
    default: throw operation.badPath
    }
    try operation.allow(.replace)
  }
}
