internal import Primitives

/// The operations on what the API answers by itself.
enum GatewayResponses {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("statusCode", "responseParameters", "responseTemplates")
    var api = try account.api(call)
    let type = try type(call)
    let templates = try body.map("responseTemplates") ?? [:]
    let response = GatewayResponse(
      statusCode: try body.string("statusCode") ?? GatewayResponse.types[type] ?? nil,
      parameters: try body.map("responseParameters") ?? [:],
      templates: templates.isEmpty ? GatewayResponse.defaultTemplates : templates)
    try check(response)
    api.definition.gatewayResponses[type] = response
    account.apis[api.id] = api
    return .created(api.definition.json(ofResponse: type))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.api(call).definition.json(ofResponse: try type(call)))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let definition = try account.api(call).definition
    let page = try APIGateway.page(GatewayResponse.types.keys.sorted(), call, key: \.self)
    return .ok(
      .record([
        "item": .array(page.items.map(definition.json(ofResponse:))),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    guard api.definition.gatewayResponses.removeValue(forKey: try type(call)) != nil else {
      throw .Gateway.notFound("Gateway response type not defined on api")
    }
    account.apis[api.id] = api
    return .accepted
  }

  private static func type(_ call: Call) throws(Fault) -> String {
    let type = call.label("type")
    guard GatewayResponse.types.keys.contains(type) else {
      let values = GatewayResponse.types.keys.sorted().joined(separator: ", ")
      throw .constraint(
        type, at: "putGatewayResponseInput.responseType", "satisfy enum value set: [\(values)]")
    }
    return type
  }

  private static func check(_ response: GatewayResponse) throws(Fault) {
    if let status = response.statusCode, status.wholeMatch(of: /[1-5][0-9][0-9]/) == nil {
      throw .constraint(
        status, at: "putGatewayResponseInput.statusCode",
        "satisfy regular expression pattern: [1-5]\\d\\d")
    }
    let name = /gatewayresponse\.(header|path|querystring)\.\S+/
    let value = /'[^']*'|(method\.request\.[a-z]+|context|stageVariables)\.\S+/
    for (key, text) in response.parameters.sorted(by: { $0.key < $1.key })
    where key.wholeMatch(of: name) == nil || text.wholeMatch(of: value) == nil {
      throw .Gateway.badRequest(
        "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
          + "[Invalid mapping expression specified: \(text)]")
    }
  }
}

extension RestAPI.Definition {
  fileprivate func json(ofResponse type: String) -> JSON {
    let response =
      gatewayResponses[type]
      ?? GatewayResponse(
        statusCode: GatewayResponse.types[type] ?? nil, parameters: [:],
        templates: GatewayResponse.defaultTemplates)
    return .record([
      "responseType": .string(type),
      "statusCode": response.statusCode.map(JSON.string),
      "responseParameters": .map(response.parameters),
      "responseTemplates": .map(response.templates),
      "defaultResponse": .bool(gatewayResponses[type] == nil),
    ])
  }
}
