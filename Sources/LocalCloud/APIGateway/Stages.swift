internal import Primitives

/// The operations on stages, but for changing them.
enum Stages {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "stageName", "deploymentId", "description", "cacheClusterEnabled", "cacheClusterSize",
      "variables", "documentationVersion", "tracingEnabled", "tags")
    var api = try account.api(call)
    let name = try StageRules.checked(name: try body.string("stageName") ?? "")
    guard let deployment = try body.string("deploymentId"), api.deployments[deployment] != nil
    else { throw .Gateway.badRequest("Deployment id does not exist") }
    guard api.stages[name] == nil else { throw .Gateway.conflict("Stage already exists") }
    if try body.string("documentationVersion") != nil {
      throw .Gateway.notFound("Invalid Documentation version specified")
    }

    var stage = Stage(
      name: name, deploymentID: deployment, created: account.now, updated: account.now)
    stage.description = try body.string("description")
    stage.variables = try body.map("variables") ?? [:]
    try StageRules.check(stage.variables)
    stage.isCacheEnabled = try body.bool("cacheClusterEnabled") ?? false
    stage.cacheClusterSize = try body.string("cacheClusterSize").map { size throws(Fault) in
      try StageRules.checked(cacheSize: size)
    }
    if stage.isCacheEnabled { stage.cacheChanged = account.now }
    stage.isTracingEnabled = try body.bool("tracingEnabled") ?? false
    stage.tags = try body.map("tags") ?? [:]
    try GatewayTags.check(stage.tags)
    api.stages[name] = stage
    try StageRules.checkCount(api)
    account.apis[api.id] = api
    return .created(stage.json(in: account))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try stage(call, of: try account.api(call)).json(in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var stages = try account.api(call).stages.values.sorted { $0.name < $1.name }
    if let deployment = call.query["deploymentId"] {
      stages.removeAll { $0.deploymentID != deployment }
    }
    return .ok(["item": .array(stages.map { $0.json(in: account) })])
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let stage = try stage(call, of: api)
    try account.refuseMapped(api.id, stage: stage.name, "stage \(stage.name)", "the stage")
    api.stages[stage.name] = nil
    account.apis[api.id] = api
    return .accepted
  }

  static func stage(_ call: Call, of api: RestAPI) throws(Fault) -> Stage {
    guard let stage = api.stages[call.label("stage")] else { throw .Gateway.noStage }
    return stage
  }
}

extension Stage {
  func json(in account: Account) -> JSON {
    .record([
      "stageName": .string(name),
      "deploymentId": .string(deploymentID),
      "description": description.map(JSON.string),
      "createdDate": .int(account.seconds(at: created)),
      "lastUpdatedDate": .int(account.seconds(at: updated)),
      "variables": variables.isEmpty ? nil : .map(variables),
      "cacheClusterEnabled": .bool(isCacheEnabled),
      "cacheClusterSize": cacheClusterSize.map(JSON.string),
      "cacheClusterStatus": .string(cacheStatus(in: account).rawValue),
      "clientCertificateId": clientCertificateID.map(JSON.string),
      "documentationVersion": documentationVersion.map(JSON.string),
      "accessLogSettings": accessLog == AccessLog()
        ? nil
        : .record([
          "destinationArn": accessLog.destination.map(JSON.string),
          "format": accessLog.format.map(JSON.string),
        ]),
      "methodSettings": .object(methodSettings.mapValues(\.json)),
      "tracingEnabled": .bool(isTracingEnabled),
      "webAclArn": webACL.map(JSON.string),
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}

extension MethodSettings {
  fileprivate var json: JSON {
    .record([
      "metricsEnabled": .bool(metricsEnabled),
      "loggingLevel": loggingLevel.map(JSON.string),
      "dataTraceEnabled": .bool(dataTraceEnabled),
      "throttlingBurstLimit": .int(throttlingBurstLimit),
      "throttlingRateLimit": .number(throttlingRateLimit),
      "cachingEnabled": .bool(cachingEnabled),
      "cacheTtlInSeconds": .int(cacheTTL),
      "cacheDataEncrypted": .bool(cacheDataEncrypted),
      "requireAuthorizationForCacheControl": .bool(requireAuthorizationForCacheControl),
      "unauthorizedCacheControlHeaderStrategy": .string(unauthorizedCacheControlHeaderStrategy),
    ])
  }
}
