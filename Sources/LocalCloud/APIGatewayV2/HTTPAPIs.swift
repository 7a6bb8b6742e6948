internal import Primitives

/// The operations on HTTP and WebSocket APIs.
enum HTTPAPIs {
  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let account = account
    return try APIGatewayV2.list(
      account.httpAPIs.values.sorted { $0.id < $1.id }, call, key: \.id
    ) { $0.json(in: account) }
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try api(call, in: account).json(in: account))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try api(call, in: account)
    try account.refuseMapped(api.id, stage: nil, "API", "the API")
    account.httpAPIs[api.id] = nil
    return .noContent
  }

  static func listStages(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let stages = try api(call, in: account).stages.values.sorted { $0.name < $1.name }
    let account = account
    return try APIGatewayV2.list(stages, call, key: \.name) { $0.json(in: account) }
  }

  static func deleteStage(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try api(call, in: account)
    guard let stage = api.stages[call.label("stage")] else {
      throw .Gateway.notFound("Invalid stage identifier specified")
    }
    guard !stage.isManaged else {
      throw .Gateway.badRequest("Unable to delete a managed stage.")
    }
    try account.refuseMapped(api.id, stage: stage.name, "stage \(stage.name)", "the stage")
    api.stages[stage.name] = nil
    account.httpAPIs[api.id] = api
    return .noContent
  }

  static func listDeployments(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let deployments = try api(call, in: account).deployments.sorted { $0.key < $1.key }
    let account = account
    return try APIGatewayV2.list(deployments, call, key: \.key) { deployment in
      [
        "deploymentId": .string(deployment.key), "deploymentStatus": "DEPLOYED",
        "createdDate": .string(account.iso8601(deployment.value)),
      ]
    }
  }

  static func listIntegrations(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    _ = try api(call, in: account)
    return .ok(["items": []])
  }

  static func listVPCLinks(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(["items": []])
  }

  static func export(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try api(call, in: account)
    guard api.protocolType == "HTTP" else {
      throw .Gateway.badRequest("Only HTTP APIs can be exported.")
    }
    return .ok([
      "openapi": "3.0.1", "info": ["title": .string(api.name), "version": "1.0"], "paths": [:],
      "x-amazon-apigateway-importexport-version": "1.0",
    ])
  }

  private static func api(_ call: Call, in account: Account) throws(Fault) -> HTTPAPI {
    guard let api = account.httpAPIs[call.label("api")] else {
      throw .Gateway.notFound("Invalid API identifier specified \(call.label("api"))")
    }
    return api
  }
}

extension HTTPAPI {
  fileprivate func json(in account: Account) -> JSON {
    .record([
      "apiId": .string(id), "name": .string(name), "protocolType": .string(protocolType),
      "createdDate": .string(account.iso8601(created)),
      "apiEndpoint": .string("https://\(id).execute-api.\(account.region).amazonaws.com"),
      "routeSelectionExpression": "$request.method $request.path",
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}

extension HTTPAPI.Stage {
  fileprivate func json(in account: Account) -> JSON {
    .record([
      "stageName": .string(name), "deploymentId": deployment.map(JSON.string),
      "createdDate": .string(account.iso8601(created)),
      "lastUpdatedDate": .string(account.iso8601(updated)), "autoDeploy": true,
      "apiGatewayManaged": isManaged ? true : nil, "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}
