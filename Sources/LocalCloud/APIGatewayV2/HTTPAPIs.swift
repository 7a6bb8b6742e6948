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
    .ok(try account.httpAPI(call).json(in: account))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try account.httpAPI(call)
    try account.refuseMapped(api.id, stage: nil, "API", "the API")
    account.httpAPIs[api.id] = nil
    return .noContent
  }

  static func listDeployments(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let deployments = try account.httpAPI(call).deployments.sorted { $0.key < $1.key }
    let account = account
    return try APIGatewayV2.list(deployments, call, key: \.key) { deployment in
      [
        "deploymentId": .string(deployment.key), "deploymentStatus": "DEPLOYED",
        "createdDate": .string(account.iso8601(deployment.value.created)),
      ]
    }
  }

  static func listIntegrations(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    _ = try account.httpAPI(call)
    return .ok(["items": []])
  }

  static func listVPCLinks(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(["items": []])
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("disableExecuteApiEndpoint")
    var api = try account.httpAPI(call)
    if let flag = try body.bool("disableExecuteApiEndpoint") {
      api.isDefaultEndpointDisabled = flag
    }
    account.httpAPIs[api.id] = api
    return .ok(api.json(in: account))
  }

  static func createDeployment(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    _ = try call.members("description")
    var api = try account.httpAPI(call)
    let id = api.deploy(in: &account)
    account.httpAPIs[api.id] = api
    return .created(["deploymentId": .string(id), "deploymentStatus": "DEPLOYED"])
  }

  static func tag(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let added = try call.members("tags").map("tags") ?? [:]
    let prefix = "arn:\(account.partition):apigateway:\(account.region)::/apis/"
    let arn = call.label("resource")
    guard arn.hasPrefix(prefix), var api = account.httpAPIs[String(arn.dropFirst(prefix.count))]
    else { throw .Gateway.notFound("Invalid API identifier specified") }
    api.tags.merge(added) { $1 }
    try GatewayTags.check(api.tags)
    account.httpAPIs[api.id] = api
    return .created([:])
  }
}

extension Account {
  /// The HTTP or WebSocket API that the call's path names.
  func httpAPI(_ call: Call) throws(Fault) -> HTTPAPI {
    guard let api = httpAPIs[call.label("api")] else {
      throw .Gateway.notFound("Invalid API identifier specified \(call.label("api"))")
    }
    return api
  }
}

extension HTTPAPI {
  /// Keeps a copy of the paths, and says under which id.
  mutating func deploy(in account: inout Account) -> String {
    let id = account.identifiers.make(.deployment, length: 6)
    deployments[id] = Deployment(created: account.now, paths: paths)
    return id
  }

  func json(in account: Account) -> JSON {
    .record([
      "apiId": .string(id), "name": .string(name), "protocolType": .string(protocolType),
      "createdDate": .string(account.iso8601(created)),
      "apiEndpoint": .string("https://\(id).execute-api.\(account.region).amazonaws.com"),
      "disableExecuteApiEndpoint": .bool(isDefaultEndpointDisabled),
      "routeSelectionExpression": "$request.method $request.path",
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}
