internal import Primitives

/// `GetExport`: the definition that a stage serves, as OpenAPI 3.0 with API Gateway's extensions.
enum Exports {
  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try account.api(call)
    let stage = try Stages.stage(call, of: api)
    guard let deployment = api.deployments[stage.deploymentID] else {
      throw .Gateway.noDeployment
    }
    guard call.query["extensions"] == "apigateway" else {
      throw .notModelled("An export without API Gateway's extensions")
    }
    let methods = deployment.definition.resources.values.flatMap(\.methods.values)
    guard methods.allSatisfy({ $0.authorizationType == "NONE" }) else {
      throw .notModelled("An export of methods with authorization")
    }
    var document = deployment.definition.document(of: api).object ?? [:]
    document["servers"] = account.servers(of: api.id, stage: stage.name)
    return .ok(.object(document))
  }
}

extension RestAPI.Definition {
  /// What stands for methods in a path of OpenAPI.
  static let anyMethod = "x-amazon-apigateway-any-method"
  static let integration = "x-amazon-apigateway-integration"
  static let policy = "x-amazon-apigateway-policy"
  static let binaryMediaTypes = "x-amazon-apigateway-binary-media-types"
  static let compression = "x-amazon-apigateway-minimum-compression-size"
  static let keySource = "x-amazon-apigateway-api-key-source"

  fileprivate func document(of api: RestAPI) -> JSON {
    var paths: [String: JSON] = [:]
    for resource in resources.values where !resource.methods.isEmpty {
      let methods = resource.methods.map { verb, method in
        (verb == "ANY" ? Self.anyMethod : verb.lowercased(), method.document)
      }
      paths[path(of: resource)] = .object(Dictionary(methods, uniquingKeysWith: { $1 }))
    }
    return .record([
      "openapi": "3.0.1",
      "info": .record([
        "title": .string(api.name), "description": api.description.map(JSON.string),
        "version": .string(api.version ?? "1"),
      ]),
      "paths": .object(paths),
      Self.policy: policy.flatMap(JSON.init(text:)),
      Self.binaryMediaTypes: binaryMediaTypes.isEmpty ? nil : .list(binaryMediaTypes),
      Self.compression: minimumCompressionSize.map(JSON.int),
      Self.keySource: apiKeySource == "HEADER" ? nil : .string(apiKeySource),
    ])
  }
}

extension Method {
  /// The method as an operation of OpenAPI.
  fileprivate var document: JSON {
    let security: JSON = isKeyRequired ? [["api_key": []]] : nil
    let answers = responses.values.map { ($0.statusCode, ["description": ""] as JSON) }
    return .record([
      "operationId": operationName.map(JSON.string),
      "security": security == .null ? nil : security,
      "responses": .object(Dictionary(answers, uniquingKeysWith: { $1 })),
      RestAPI.Definition.integration: integration?.document,
    ])
  }
}

extension Integration {
  /// The integration as API Gateway's extension of OpenAPI.
  fileprivate var document: JSON {
    let answers = responses.values.map { response in
      (
        response.selectionPattern ?? "default",
        JSON.record([
          "statusCode": .string(response.statusCode),
          "responseTemplates": response.templates.isEmpty ? nil : .map(response.templates),
        ])
      )
    }
    return .record([
      "type": .string(type.lowercased()), "httpMethod": httpMethod.map(JSON.string),
      "uri": uri.map(JSON.string), "credentials": credentials.map(JSON.string),
      "requestParameters": requestParameters.isEmpty ? nil : .map(requestParameters),
      "requestTemplates": requestTemplates.isEmpty ? nil : .map(requestTemplates),
      "passthroughBehavior": .string(passthroughBehavior.lowercased()),
      "timeoutInMillis": .int(timeout),
      "responses": answers.isEmpty
        ? nil : .object(Dictionary(answers, uniquingKeysWith: { $1 })),
    ])
  }
}
