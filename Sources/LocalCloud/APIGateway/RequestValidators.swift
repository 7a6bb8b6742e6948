internal import Primitives

/// The operations on request validators.
enum RequestValidators {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("name", "validateRequestBody", "validateRequestParameters")
    var api = try account.api(call)
    let name = try body.string("name") ?? ""
    try check(name: name)
    let validator = RequestValidator(
      id: account.identifiers.make(.resource, length: 6), name: name,
      validatesBody: try body.bool("validateRequestBody") ?? false,
      validatesParameters: try body.bool("validateRequestParameters") ?? false)
    api.definition.requestValidators[validator.id] = validator
    account.apis[api.id] = api
    return .created(validator.json)
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try validator(call, in: try account.api(call)).json)
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let all = try account.api(call).definition.requestValidators.values.sorted { $0.id < $1.id }
    let page = try APIGateway.page(all, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    var validator = try validator(call, in: api)
    for operation in try PatchOperation.all(call) {
      guard operation.verb == .replace else {
        throw .Gateway.badRequest(
          "Invalid patch path  '\(operation.path)' specified for op '\(operation.verb)'. Please "
            + "choose supported operations")
      }
      switch operation.path {
      case "/name":
        try check(name: operation.text)
        validator.name = operation.text
      case "/validateRequestBody": validator.validatesBody = operation.flag
      case "/validateRequestParameters": validator.validatesParameters = operation.flag
      default:
        throw operation.badPath(
          among: "/name", "/validateRequestParameters", "/validateRequestBody")
      }
    }
    api.definition.requestValidators[validator.id] = validator
    account.apis[api.id] = api
    return .ok(validator.json)
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let validator = try validator(call, in: api)
    let methods = api.definition.resources.values.flatMap(\.methods.values)
    guard !methods.contains(where: { $0.requestValidatorID == validator.id }) else {
      throw .Gateway.conflict(
        "Cannot delete validator '\(validator.name)', is referenced in a method")
    }
    api.definition.requestValidators[validator.id] = nil
    account.apis[api.id] = api
    return .accepted
  }

  private static func check(name: String) throws(Fault) {
    guard name.contains(where: { !$0.isWhitespace }) else {
      throw .Gateway.badRequest("Request Validator name cannot be blank")
    }
  }

  private static func validator(_ call: Call, in api: RestAPI) throws(Fault) -> RequestValidator {
    guard let validator = api.definition.requestValidators[call.label("validator")] else {
      throw .Gateway.notFound("Invalid Request Validator identifier specified")
    }
    return validator
  }
}

extension RequestValidator {
  var json: JSON {
    .record([
      "id": .string(id),
      "name": .string(name),
      "validateRequestBody": .bool(validatesBody),
      "validateRequestParameters": .bool(validatesParameters),
    ])
  }
}
