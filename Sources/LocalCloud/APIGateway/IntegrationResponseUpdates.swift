internal import Primitives

/// UpdateIntegrationResponse: which paths may be patched, and how.
enum IntegrationResponseUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let operations = try PatchOperation.all(call)
    return .ok(
      try account.withIntegration(call) { integration, method throws(Fault) in
        guard var response = integration.responses[call.label("status")] else {
          throw .Gateway.noResponse
        }
        for operation in operations { try apply(operation, to: &response) }
        try response.check(for: method)
        integration.responses[response.statusCode] = response
        return response.json
      })
  }

  private static func apply(
    _ operation: PatchOperation, to response: inout IntegrationResponse
  ) throws(Fault) {
    let key = operation.parts.count == 2 ? operation.parts[1] : nil
    switch (operation.parts[0], key) {
    case ("selectionPattern", nil):
      try operation.allow(.replace)
      response.selectionPattern = operation.text.isEmpty ? nil : operation.text
    case ("contentHandling", nil):
      try operation.allow(.replace)
      response.contentHandling = operation.text.isEmpty ? nil : operation.text
    case ("responseParameters", let name?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(in: response.parameters, "Invalid parameter name specified")
      operation.apply(to: &response.parameters, key: name, value: operation.text)
    case ("responseTemplates", let type?):
      try operation.allow(.add, .replace, .remove)
      try operation.requireEntry(in: response.templates, "Content-Type specified was not found")
      operation.apply(to: &response.templates, key: type, value: operation.text)
    default: throw operation.badPath
    }
  }
}

extension IntegrationResponse {
  /// Refuses what API Gateway would not take, whether put or patched.
  func check(for method: Method) throws(Fault) {
    try Mapping.check(templates: templates)
    if let contentHandling, !["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"].contains(contentHandling) {
      throw .Gateway.badRequest(
        "Invalid contentHandling specified. Valid options are CONVERT_TO_BINARY,CONVERT_TO_TEXT")
    }
    guard let answer = method.responses[statusCode] else {
      guard parameters.isEmpty else {
        throw Mapping.invalid("No method response exists for method.")
      }
      return
    }
    for (name, expression) in parameters.sorted(by: { $0.key < $1.key }) {
      guard answer.parameters[name] != nil else {
        throw Mapping.invalid("Invalid mapping expression parameter specified: \(name)")
      }
      try Mapping.check(answer: expression)
    }
  }
}
