internal import Primitives

/// UpdateMethodResponse: which paths may be patched, and how.
enum MethodResponseUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let operations = try PatchOperation.all(call)
    let definition = account.definition(call)
    return .created(
      try account.withMethod(call) { method throws(Fault) in
        guard var response = method.responses[call.label("status")] else {
          throw .Gateway.noResponse
        }
        for operation in operations { try apply(operation, to: &response) }
        try MethodRules.check(headers: response.parameters)
        try MethodRules.check(models: response.models, in: definition)
        method.responses[response.statusCode] = response
        return response.json
      })
  }

  private static func apply(
    _ operation: PatchOperation, to response: inout MethodResponse
  ) throws(Fault) {
    guard operation.parts.count == 2 else { throw operation.badPath }
    try operation.allow(.add, .replace, .remove)
    switch operation.parts[0] {
    case "responseParameters":
      try operation.requireEntry(in: response.parameters, "Invalid parameter name specified")
      operation.apply(to: &response.parameters, key: operation.parts[1], value: operation.flag)
    case "responseModels":
      try operation.requireEntry(in: response.models, "Content-Type specified was not found")
      operation.apply(to: &response.models, key: operation.parts[1], value: operation.text)
    default: throw operation.badPath
    }
  }
}
