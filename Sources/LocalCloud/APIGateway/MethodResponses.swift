internal import Primitives

/// The operations on the answers that a method may give.
enum MethodResponses {
  static func put(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("responseParameters", "responseModels")
    let status = try StatusCode.checked(call)
    let definition = account.definition(call)
    return try account.withMethod(call) { method throws(Fault) in
      guard method.responses[status] == nil else {
        throw .Gateway.conflict("Response already exists for this resource")
      }
      let response = MethodResponse(
        statusCode: status,
        parameters: try MethodRules.flags(body, "responseParameters"),
        models: try body.map("responseModels") ?? [:])
      try MethodRules.check(headers: response.parameters)
      try MethodRules.check(models: response.models, in: definition)
      method.responses[status] = response
      return .created(response.json)
    }
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withMethod(call) { method throws(Fault) in
      guard let response = method.responses[call.label("status")] else {
        throw .Gateway.noResponse
      }
      return .ok(response.json)
    }
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    try account.withMethod(call) { method throws(Fault) in
      guard method.responses.removeValue(forKey: call.label("status")) != nil else {
        throw .Gateway.noResponse
      }
      return .noContent
    }
  }
}

extension MethodResponse {
  var json: JSON {
    .record([
      "statusCode": .string(statusCode),
      "responseParameters": parameters.isEmpty ? nil : .object(parameters.mapValues(JSON.bool)),
      "responseModels": models.isEmpty ? nil : .map(models),
    ])
  }
}
