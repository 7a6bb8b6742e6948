internal import Primitives

/// The operations on how a backend's answers become a method's.
enum IntegrationResponses {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "selectionPattern", "responseParameters", "responseTemplates", "contentHandling")
    let status = try StatusCode.checked(call)
    return try account.withIntegration(call) { integration, method throws(Fault) in
      let response = IntegrationResponse(
        statusCode: status,
        selectionPattern: try body.string("selectionPattern").flatMap { $0.isEmpty ? nil : $0 },
        parameters: try body.map("responseParameters") ?? [:],
        templates: try body.map("responseTemplates") ?? [:],
        contentHandling: try body.string("contentHandling"))
      try response.check(for: method)
      integration.responses[status] = response
      return .created(response.json)
    }
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withIntegration(call) { integration, _ throws(Fault) in
      guard let response = integration.responses[call.label("status")] else {
        throw .Gateway.noResponse
      }
      return .ok(response.json)
    }
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withIntegration(call) { integration, _ throws(Fault) in
      guard integration.responses.removeValue(forKey: call.label("status")) != nil else {
        throw .Gateway.noResponse
      }
      return .noContent
    }
  }
}

extension IntegrationResponse {
  var json: JSON {
    .record([
      "statusCode": .string(statusCode),
      "selectionPattern": selectionPattern.map(JSON.string),
      "responseParameters": parameters.isEmpty ? nil : .map(parameters),
      "responseTemplates": templates.isEmpty ? nil : .object(templates.mapValues(JSON.template)),
      "contentHandling": contentHandling.map(JSON.string),
    ])
  }
}

extension JSON {
  /// A template as AWS answers it: an empty one is null.
  static func template(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }
}
