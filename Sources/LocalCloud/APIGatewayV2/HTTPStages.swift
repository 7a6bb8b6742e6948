internal import Primitives

/// The operations on stages of HTTP and WebSocket APIs.
enum HTTPStages {
  private static let settings = [
    "description", "stageVariables", "accessLogSettings", "defaultRouteSettings", "routeSettings",
  ]

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let stages = try account.httpAPI(call).stages.values.sorted { $0.name < $1.name }
    let account = account
    return try APIGatewayV2.list(stages, call, key: \.name) { $0.json(in: account) }
  }

  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "stageName", "autoDeploy", "deploymentId", "tags", "description", "stageVariables",
      "accessLogSettings", "defaultRouteSettings", "routeSettings")
    var api = try account.httpAPI(call)
    let name = try body.required("stageName")
    guard api.stages[name] == nil else { throw .Gateway.conflict("Stage already exists") }
    var stage = HTTPAPI.Stage(name: name, created: account.now, updated: account.now)
    stage.isAutoDeployed = try body.bool("autoDeploy") ?? false
    if let deployment = try body.string("deploymentId") {
      guard !stage.isAutoDeployed, api.deployments[deployment] != nil else {
        throw .Gateway.badRequest("Deployment id is invalid")
      }
      stage.deployment = deployment
    }
    if stage.isAutoDeployed { stage.deployment = api.deploy(in: &account) }
    stage.tags = try body.map("tags") ?? [:]
    try GatewayTags.check(stage.tags)
    for name in settings { stage.settings[name] = body[name] }
    api.stages[name] = stage
    account.httpAPIs[api.id] = api
    return .created(stage.json(in: account))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.httpAPI(call)
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
}

extension HTTPAPI.Stage {
  fileprivate func json(in account: Account) -> JSON {
    let members: JSON = .record([
      "stageName": .string(name), "deploymentId": deployment.map(JSON.string),
      "createdDate": .string(account.iso8601(created)),
      "lastUpdatedDate": .string(account.iso8601(updated)), "autoDeploy": .bool(isAutoDeployed),
      "apiGatewayManaged": isManaged ? true : nil, "tags": tags.isEmpty ? nil : .map(tags),
    ])
    return .object((members.object ?? [:]).merging(settings) { $1 })
  }
}
