internal import Primitives

/// `ImportApi`, `ReimportApi` and `ExportApi`: HTTP APIs as OpenAPI 3.0 in JSON.
enum HTTPAPIExchange {
  private static let marker = "x-amazon-apigateway-importexport-version"

  static func importAPI(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = HTTPAPI(
      id: account.identifiers.make(.restAPI, length: 10), name: "", created: account.now)
    try fill(&api, from: call)
    account.httpAPIs[api.id] = api
    return .created(api.json(in: account))
  }

  static func reimport(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.httpAPI(call)
    try fill(&api, from: call)
    for (name, stage) in api.stages where stage.isAutoDeployed {
      let deployment = api.deploy(in: &account)
      api.stages[name]?.deployment = deployment
    }
    account.httpAPIs[api.id] = api
    return .created(api.json(in: account))
  }

  static func export(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try account.httpAPI(call)
    guard api.protocolType == "HTTP" else {
      throw .Gateway.badRequest("Only HTTP APIs can be exported.")
    }
    guard call.query["includeExtensions"] == "true", call.query["outputType"] == "JSON" else {
      throw .notModelled("An export without API Gateway's extensions, or in YAML")
    }
    var document: [String: JSON] = [
      "openapi": "3.0.1", "info": ["title": .string(api.name), "version": "1.0"],
      "paths": .object(api.paths), marker: "1.0",
    ]
    if let name = call.query["stageName"] {
      guard let stage = api.stages[name] else {
        throw .Gateway.notFound("Invalid stage identifier specified")
      }
      document["paths"] = .object(stage.deployment.flatMap { api.deployments[$0] }?.paths ?? [:])
      document["servers"] = account.servers(of: api.id, stage: name)
    }
    return .ok(.object(document))
  }

  private static func fill(_ api: inout HTTPAPI, from call: Call) throws(Fault) {
    guard let document = JSON(text: try call.members("body").required("body")) else {
      throw .Gateway.badRequest("Invalid OpenAPI input.")
    }
    let members = try Members(
      document, known: ["openapi", "info", "paths", "servers", Self.marker])
    guard try members.string("openapi")?.hasPrefix("3.0") == true,
      let info = try members.structure("info", "title", "version")
    else { throw .Gateway.badRequest("Invalid OpenAPI input.") }
    api.name = try info.required("title")
    api.paths = try members.object("paths") ?? [:]
  }
}

extension Account {
  /// Where a stage is served, as exports say it.
  func servers(of api: String, stage: String) -> JSON {
    [
      [
        "url": .string("https://\(api).execute-api.\(region).amazonaws.com/{basePath}"),
        "variables": ["basePath": ["default": .string(stage)]],
      ]
    ]
  }
}
