internal import Primitives

/// The operations on models.
enum Models {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("name", "description", "schema", "contentType")
    var api = try account.api(call)
    let name = try body.string("name") ?? ""
    guard !name.isEmpty else { throw .Gateway.badRequest("Model name must be non-empty") }
    guard name.wholeMatch(of: /[a-zA-Z0-9]+/) != nil else {
      throw .Gateway.badRequest("Model name must be alphanumeric: \(name)")
    }
    guard api.definition.models[name] == nil else {
      throw .Gateway.conflict("Model name already exists for this REST API")
    }
    let model = Model(
      id: account.identifiers.make(.resource, length: 6), name: name,
      contentType: try body.required("contentType"), description: try body.string("description"),
      schema: try body.string("schema") ?? "")
    try ModelRules.check(model, in: api)
    api.definition.models[name] = model
    account.apis[api.id] = api
    return .created(model.json)
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try model(call, in: try account.api(call)).json)
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let all = try account.api(call).definition.models.values.sorted { $0.name < $1.name }
    let page = try APIGateway.page(all, call, key: \.name)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var model = try model(call, in: api)
    for operation in try PatchOperation.all(call) {
      switch operation.path {
      case "/schema": model.schema = operation.text
      case "/description": model.description = operation.text.isEmpty ? nil : operation.text
      default: throw operation.badPath(among: "/description", "/schema")
      }
      try operation.allow(.replace)
    }
    try ModelRules.check(model, in: api)
    api.definition.models[model.name] = model
    account.apis[api.id] = api
    return .ok(model.json)
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let model = try model(call, in: api)
    try ModelRules.checkUnused(model, in: api)
    api.definition.models[model.name] = nil
    account.apis[api.id] = api
    return .accepted
  }

  private static func model(_ call: Call, in api: RestAPI) throws(Fault) -> Model {
    let name = call.label("model")
    guard let model = api.definition.models[name] else {
      throw .Gateway.notFound("Invalid model name specified: \(name)")
    }
    return model
  }
}

extension Model {
  var json: JSON {
    .record([
      "id": .string(id),
      "name": .string(name),
      "description": description.map(JSON.string),
      "schema": .string(schema),
      "contentType": .string(contentType),
    ])
  }
}
