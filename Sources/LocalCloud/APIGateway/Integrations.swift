internal import Primitives

/// The operations on what stands behind a method.
enum Integrations {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "type", "httpMethod", "uri", "connectionType", "connectionId", "credentials",
      "requestParameters",
      "requestTemplates", "passthroughBehavior", "cacheNamespace", "cacheKeyParameters",
      "contentHandling", "timeoutInMillis", "responseTransferMode")
    let surroundings = account.integrationSurroundings(call)
    return try account.withMethod(call) { method throws(Fault) in
      var integration = Integration(
        type: try body.string("type") ?? "",
        cacheNamespace: try body.string("cacheNamespace") ?? call.label("resource"))
      integration.httpMethod = try body.string("httpMethod")
      integration.uri = try body.string("uri")
      integration.credentials = try body.string("credentials")
      integration.connectionType = try body.string("connectionType")
      integration.connectionID = try body.string("connectionId")
      integration.requestParameters = try body.map("requestParameters") ?? [:]
      integration.requestTemplates = try body.map("requestTemplates") ?? [:]
      integration.cacheKeyParameters = try body.strings("cacheKeyParameters") ?? []
      integration.contentHandling = try body.string("contentHandling")
      if let value = try body.string("passthroughBehavior") {
        integration.passthroughBehavior = value
      }
      if let value = try body.integer("timeoutInMillis") { integration.timeout = value }
      if let value = try body.string("responseTransferMode") {
        integration.responseTransferMode = value
      }
      try integration.check(for: method, in: surroundings)
      // A second Put replaces the integration, not its responses.
      integration.responses = method.integration?.responses ?? [:]
      method.integration = integration
      return .created(integration.json)
    }
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withIntegration(call) { integration, _ throws(Fault) in .ok(integration.json) }
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withMethod(call) { method throws(Fault) in
      guard method.integration != nil else { throw .Gateway.noIntegration }
      method.integration = nil
      return .noContent
    }
  }
}

extension Integration {
  var json: JSON {
    .record([
      "type": .string(type),
      "httpMethod": httpMethod.map(JSON.string),
      "uri": uri.map(JSON.string),
      "credentials": credentials.map(JSON.string),
      "connectionType": connectionType.map(JSON.string),
      "connectionId": connectionID.map(JSON.string),
      "requestParameters": requestParameters.isEmpty ? nil : .map(requestParameters),
      "requestTemplates": requestTemplates.isEmpty
        ? nil : .object(requestTemplates.mapValues(JSON.template)),
      "passthroughBehavior": .string(passthroughBehavior),
      "contentHandling": contentHandling.map(JSON.string),
      "timeoutInMillis": .int(timeout),
      "cacheNamespace": .string(cacheNamespace),
      "cacheKeyParameters": .list(cacheKeyParameters),
      "responseTransferMode": .string(responseTransferMode),
      "integrationResponses": responses.isEmpty ? nil : .object(responses.mapValues(\.json)),
    ])
  }
}
