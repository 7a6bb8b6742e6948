internal import Primitives

/// The operations on methods.
enum Methods {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "authorizationType", "authorizerId", "apiKeyRequired", "operationName", "requestParameters",
      "requestModels", "requestValidatorId", "authorizationScopes")
    let definition = account.definition(call)
    return try account.withResource(call) { resource, _ throws(Fault) in
      let name = call.label("method")
      guard names.contains(name) else {
        throw .Gateway.badRequest(
          "Invalid HttpMethod specified. Valid options are \(names.joined(separator: ","))")
      }
      guard resource.methods[name] == nil else {
        throw .Gateway.conflict("Method already exists for this resource")
      }
      var method = Method(
        httpMethod: name,
        authorizationType: try MethodRules.checked(
          authorizationType: try body.string("authorizationType") ?? ""))
      method.authorizerID = try body.string("authorizerId")
      try MethodRules.checkAuthorizer(of: method, among: definition?.authorizers ?? [:])
      method.requestValidatorID = try body.string("requestValidatorId")
      try MethodRules.check(validator: method.requestValidatorID, in: definition)
      method.isKeyRequired = try body.bool("apiKeyRequired") ?? false
      method.operationName = try body.string("operationName")
      method.authorizationScopes = try body.strings("authorizationScopes") ?? []
      method.requestModels = try body.map("requestModels") ?? [:]
      method.requestParameters = try MethodRules.flags(body, "requestParameters")
      try MethodRules.check(parameters: method.requestParameters)
      try MethodRules.check(models: method.requestModels, in: definition)
      resource.methods[name] = method
      return .created(method.json)
    }
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.withMethod(call) { method throws(Fault) in method.json })
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withResource(call) { resource, _ throws(Fault) in
      guard resource.methods.removeValue(forKey: call.label("method")) != nil else {
        throw .Gateway.noMethod
      }
      return .noContent
    }
  }

  private static let names = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD", "ANY"]
}

extension Method {
  var json: JSON {
    .record([
      "httpMethod": .string(httpMethod),
      "authorizationType": .string(authorizationType),
      "authorizerId": authorizerID.map(JSON.string),
      "authorizationScopes": authorizationScopes.isEmpty ? nil : .list(authorizationScopes),
      "apiKeyRequired": .bool(isKeyRequired),
      "operationName": operationName.map(JSON.string),
      "requestParameters": requestParameters.isEmpty
        ? nil : .object(requestParameters.mapValues(JSON.bool)),
      "requestModels": requestModels.isEmpty ? nil : .map(requestModels),
      "requestValidatorId": requestValidatorID.map(JSON.string),
      "methodResponses": responses.isEmpty ? nil : .object(responses.mapValues(\.json)),
      "methodIntegration": integration?.json,
    ])
  }
}
