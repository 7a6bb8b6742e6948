internal import Primitives

/// The operations on authorizers, but for changing them.
enum Authorizers {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "name", "type", "providerARNs", "authType", "authorizerUri", "authorizerCredentials",
      "identitySource", "identityValidationExpression", "authorizerResultTtlInSeconds")
    guard let name = try body.string("name") else { throw .missing("createAuthorizerInput.name") }
    guard let type = try body.string("type") else { throw .missing("createAuthorizerInput.type") }
    // Unlike all other operations this one does not say that there is no such API.
    guard var api = account.apis[call.label("api")] else { throw .Gateway.concurrentModification }
    var authorizer = Authorizer(
      id: account.identifiers.make(.authorizer, length: 6), name: name,
      type: try AuthorizerRules.checked(type: type))
    authorizer.providerARNs = try body.strings("providerARNs") ?? []
    authorizer.uri = try body.string("authorizerUri")
    authorizer.credentials = try body.string("authorizerCredentials")
    authorizer.identitySource = try body.string("identitySource")
    authorizer.validationExpression = try body.string("identityValidationExpression")
    authorizer.resultTTL = try body.integer("authorizerResultTtlInSeconds") ?? 300
    try AuthorizerRules.check(authorizer, region: account.region, partition: account.partition)
    api.definition.authorizers[authorizer.id] = authorizer
    try AuthorizerRules.check(authorizer, among: Array(api.definition.authorizers.values))
    account.apis[api.id] = api
    return .created(authorizer.json)
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try authorizer(call, of: try account.api(call)).json)
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let all = try account.api(call).definition.authorizers.values.sorted { $0.id < $1.id }
    let page = try APIGateway.page(all, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    let authorizer = try authorizer(call, of: api)
    if let user = api.definition.user(of: authorizer) {
      throw .Gateway.conflict(
        "Cannot delete authorizer '\(authorizer.name)', is referenced in method: \(user)")
    }
    api.definition.authorizers[authorizer.id] = nil
    account.apis[api.id] = api
    return .accepted
  }

  static func authorizer(_ call: Call, of api: RestAPI) throws(Fault) -> Authorizer {
    guard let authorizer = api.definition.authorizers[call.label("authorizer")] else {
      throw .Gateway.notFound("Invalid Authorizer identifier specified")
    }
    return authorizer
  }
}

extension RestAPI.Definition {
  /// A method that names an authorizer, as messages call it: `GET//users`.
  fileprivate func user(of authorizer: Authorizer) -> String? {
    resources.values.flatMap { resource in
      resource.methods.values.filter { $0.authorizerID == authorizer.id }
        .map { "\($0.httpMethod)/\(path(of: resource))" }
    }.min()
  }
}

extension Authorizer {
  var json: JSON {
    .record([
      "id": .string(id),
      "name": .string(name),
      "type": .string(type.rawValue),
      "authType": .string(type.authType),
      "providerARNs": providerARNs.isEmpty ? nil : .list(providerARNs),
      "authorizerUri": uri.map(JSON.string),
      "authorizerCredentials": credentials.map(JSON.string),
      "identitySource": identitySource.map(JSON.string),
      "identityValidationExpression": validationExpression.map(JSON.string),
      "authorizerResultTtlInSeconds": .int(resultTTL),
    ])
  }
}
