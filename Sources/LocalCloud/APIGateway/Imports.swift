internal import Primitives

/// `ImportRestApi` and `PutRestApi`: APIs made of OpenAPI 3.0 in JSON, as `GetExport` writes it.
///
/// What they do not know they refuse, where AWS would warn.
enum Imports {
  /// The path is the same for an API that is made piece by piece: the query tells them apart.
  static func createOrImport(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    guard let mode = call.query["mode"] else { return try RestAPIs.create(&account, call) }
    guard mode == "import" else { throw .Gateway.badRequest("Invalid mode specified") }
    let document = try document(call)
    let root = Resource(id: account.identifiers.make(.resource, length: 10), pathPart: "")
    let type = try RestAPIRules.checked(
      endpointType: call.query["endpointConfigurationTypes"] ?? "EDGE")
    var api = RestAPI(
      id: account.identifiers.make(.restAPI, length: 10), rootID: root.id, created: account.now,
      name: "", definition: RestAPI.Definition(resources: [root.id: root]), endpointType: type,
      ipAddressType: try RestAPIRules.checked(ipAddressType: nil, for: type), tags: [:])
    try fill(&api, from: document, in: &account)
    account.apis[api.id] = api
    return .created(api.json(in: account))
  }

  static func overwrite(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let document = try document(call)
    var api = try account.api(call)
    guard call.query["mode"] == "overwrite" else { throw .notModelled("A merging import") }
    guard let root = api.definition.resources[api.rootID] else { throw .Gateway.noResource }
    api.definition = RestAPI.Definition(
      resources: [root.id: Resource(id: root.id, pathPart: "")])
    try fill(&api, from: document, in: &account)
    account.apis[api.id] = api
    return .ok(api.json(in: account))
  }

  private static func document(_ call: Call) throws(Fault) -> Members {
    typealias Definition = RestAPI.Definition
    let document = try call.members(
      "openapi", "info", "paths", "servers", Definition.policy, Definition.binaryMediaTypes,
      Definition.compression, Definition.keySource)
    guard try document.string("openapi")?.hasPrefix("3.0") == true else {
      throw .Gateway.badRequest("Invalid OpenAPI input.")
    }
    return document
  }

  private static func fill(
    _ api: inout RestAPI, from document: Members, in account: inout Account
  ) throws(Fault) {
    typealias Definition = RestAPI.Definition
    guard let info = try document.structure("info", "title", "description", "version") else {
      throw .Gateway.badRequest("Invalid OpenAPI input.")
    }
    api.name = try info.required("title")
    api.description = try info.string("description")
    api.version = try info.string("version")
    api.definition.binaryMediaTypes = try document.strings(Definition.binaryMediaTypes) ?? []
    api.definition.minimumCompressionSize = try document.integer(Definition.compression)
    if let source = try document.string(Definition.keySource) {
      api.definition.apiKeySource = try RestAPIRules.checked(keySource: source)
    }
    if let policy = document[Definition.policy] {
      api.definition.policy = try RestAPIRules.checked(
        policy: policy.text, of: api.id, in: account)
    }
    for (path, methods) in (try document.object("paths") ?? [:]).sorted(by: { $0.key < $1.key }) {
      let id = try resource(path, in: &api, &account)
      for (verb, operation) in methods.object ?? [:] {
        let name = verb == Definition.anyMethod ? "ANY" : verb.uppercased()
        api.definition.resources[id]?.methods[name] = try method(
          name, operation, on: id, in: account)
      }
    }
  }

  /// The resource of a path, made with all above it where it is not there.
  private static func resource(
    _ path: String, in api: inout RestAPI, _ account: inout Account
  ) throws(Fault) -> String {
    var id = api.rootID
    for part in path.split(separator: "/") {
      if let child = api.definition.children(of: id).first(where: { $0.pathPart == part }) {
        id = child.id
        continue
      }
      guard let parent = api.definition.resources[id] else { throw .Gateway.noResource }
      let resource = Resource(
        id: account.identifiers.make(.resource, length: 6), parentID: id, pathPart: String(part))
      try api.definition.check(resource, under: parent)
      api.definition.resources[resource.id] = resource
      id = resource.id
    }
    return id
  }

  private static func method(
    _ name: String, _ json: JSON, on resource: String, in account: Account
  ) throws(Fault) -> Method {
    let operation = try Members(
      json, known: ["operationId", "security", "responses", RestAPI.Definition.integration])
    var method = Method(httpMethod: name, authorizationType: "NONE")
    method.operationName = try operation.string("operationId")
    method.isKeyRequired =
      try operation.array("security")?.contains { $0["api_key"] != nil } ?? false
    for status in (try operation.object("responses") ?? [:]).keys {
      method.responses[status] = MethodResponse(statusCode: status)
    }
    guard
      let given = try operation.structure(
        RestAPI.Definition.integration, "type", "httpMethod", "uri", "credentials",
        "requestParameters", "requestTemplates", "passthroughBehavior", "timeoutInMillis",
        "responses")
    else { return method }
    var integration = Integration(
      type: try given.required("type").uppercased(), cacheNamespace: resource)
    integration.httpMethod = try given.string("httpMethod")
    integration.uri = try given.string("uri")
    integration.credentials = try given.string("credentials")
    integration.requestParameters = try given.map("requestParameters") ?? [:]
    integration.requestTemplates = try given.map("requestTemplates") ?? [:]
    if let value = try given.string("passthroughBehavior") {
      integration.passthroughBehavior = value.uppercased()
    }
    if let value = try given.integer("timeoutInMillis") { integration.timeout = value }
    for (pattern, json) in try given.object("responses") ?? [:] {
      let response = try Members(json, known: ["statusCode", "responseTemplates"])
      let status = try response.required("statusCode")
      integration.responses[status] = IntegrationResponse(
        statusCode: status, selectionPattern: pattern == "default" ? nil : pattern,
        templates: try response.map("responseTemplates") ?? [:])
    }
    try integration.check(
      for: method,
      in: Integration.Surroundings(
        partition: account.partition, region: account.region,
        vpcLinks: account.settings.vpcLinks,
        longestTimeout: account.settings.longestIntegrationTimeout))
    method.integration = integration
    return method
  }
}
