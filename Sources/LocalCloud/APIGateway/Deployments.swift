internal import Primitives

/// The operations on deployments.
enum Deployments {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "stageName", "stageDescription", "description", "cacheClusterEnabled", "cacheClusterSize",
      "variables", "tracingEnabled")
    var api = try account.api(call)
    try check(api)
    let deployment = Deployment(
      id: account.identifiers.make(.deployment, length: 6), created: account.now,
      description: try body.string("description"), definition: api.definition)
    api.deployments[deployment.id] = deployment
    if let name = try body.string("stageName") {
      let name = try StageRules.checked(name: name)
      var stage =
        api.stages[name]
        ?? Stage(
          name: name, deploymentID: deployment.id, created: account.now, updated: account.now)
      stage.deploymentID = deployment.id
      stage.updated = account.now
      if let text = try body.string("stageDescription") { stage.description = text }
      if let variables = try body.map("variables") { stage.variables = variables }
      if let isTraced = try body.bool("tracingEnabled") { stage.isTracingEnabled = isTraced }
      if let isCached = try body.bool("cacheClusterEnabled") { stage.isCacheEnabled = isCached }
      if let size = try body.string("cacheClusterSize") { stage.cacheClusterSize = size }
      try StageRules.check(stage.variables)
      api.stages[name] = stage
      try StageRules.checkCount(api)
    }
    account.apis[api.id] = api
    return .created(deployment.json(in: account))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let deployment = try deployment(call, of: try account.api(call))
    var json = deployment.json(in: account).object ?? [:]
    switch call.query["embed"] {
    case nil: break
    case "apisummary": json["apiSummary"] = deployment.definition.summary
    case let other?: throw .Gateway.badRequest("Invalid embed parameter specified: \(other)")
    }
    return .ok(.object(json))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let all = try account.api(call).deployments.values.sorted { $0.id < $1.id }
    let page = try APIGateway.page(all, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map { $0.json(in: account) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var deployment = try deployment(call, of: api)
    for operation in try PatchOperation.all(call) {
      guard operation.path == "/description" else { throw operation.badPath }
      try operation.allow(.replace)
      deployment.description = operation.text.isEmpty ? nil : operation.text
    }
    api.deployments[deployment.id] = deployment
    account.apis[api.id] = api
    return .ok(deployment.json(in: account))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let deployment = try deployment(call, of: api)
    guard !api.stages.values.contains(where: { $0.deploymentID == deployment.id }) else {
      throw .Gateway.badRequest(
        "Active stages pointing to this deployment must be moved or deleted")
    }
    api.deployments[deployment.id] = nil
    account.apis[api.id] = api
    return .accepted
  }

  private static func deployment(_ call: Call, of api: RestAPI) throws(Fault) -> Deployment {
    guard let deployment = api.deployments[call.label("deployment")] else {
      throw .Gateway.noDeployment
    }
    return deployment
  }

  /// Refuses a definition that cannot be deployed.
  private static func check(_ api: RestAPI) throws(Fault) {
    let methods = api.definition.resources.values.flatMap(\.methods.values)
    guard !methods.isEmpty else {
      throw .Gateway.badRequest("The REST API doesn't contain any methods")
    }
    guard methods.allSatisfy({ $0.integration != nil }) else {
      throw .Gateway.badRequest("No integration defined for method")
    }
    guard api.endpointType != "PRIVATE" || api.definition.policy != nil else {
      throw .Gateway.badRequest(
        "Private REST API doesn't have a resource policy attached to it")
    }
  }
}

extension Deployment {
  func json(in account: Account) -> JSON {
    .record([
      "id": .string(id),
      "description": description.map(JSON.string),
      "createdDate": .int(account.seconds(at: created)),
    ])
  }
}

extension RestAPI.Definition {
  /// What GetDeployment says of the definition: path, method, and who may call it.
  fileprivate var summary: JSON {
    var paths: [String: JSON] = [:]
    for resource in resources.values where !resource.methods.isEmpty {
      paths[path(of: resource)] = .object(
        resource.methods.mapValues {
          [
            "authorizationType": .string($0.authorizationType),
            "apiKeyRequired": .bool($0.isKeyRequired),
          ]
        })
    }
    return .object(paths)
  }
}
