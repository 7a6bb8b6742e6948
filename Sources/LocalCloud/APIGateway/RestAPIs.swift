internal import Primitives

/// The operations on APIs themselves.
enum RestAPIs {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "name", "description", "version", "binaryMediaTypes", "minimumCompressionSize",
      "apiKeySource", "endpointConfiguration", "policy", "tags", "disableExecuteApiEndpoint",
      "securityPolicy")
    let name = try body.string("name") ?? ""
    try RestAPIRules.check(name: name)
    let endpoint = try Endpoint(body)
    let tags = try body.map("tags") ?? [:]
    try GatewayTags.check(tags)

    let root = Resource(id: account.identifiers.make(.resource, length: 10), pathPart: "")
    var definition = RestAPI.Definition(resources: [root.id: root])
    definition.binaryMediaTypes = try body.strings("binaryMediaTypes") ?? []
    if let size = try body.integer("minimumCompressionSize") {
      definition.minimumCompressionSize = try RestAPIRules.checked(compression: size)
    }
    if let source = try body.string("apiKeySource") {
      definition.apiKeySource = try RestAPIRules.checked(keySource: source)
    }
    var api = RestAPI(
      id: account.identifiers.make(.restAPI, length: 10), rootID: root.id, created: account.now,
      name: name, definition: definition, endpointType: endpoint.type,
      ipAddressType: endpoint.ipAddressType, vpcEndpoints: endpoint.vpcEndpoints, tags: tags)
    api.description = try body.string("description")
    if api.description == "" { throw RestAPIRules.emptyDescription }
    api.version = try body.string("version")
    api.isDefaultEndpointDisabled = try body.bool("disableExecuteApiEndpoint") ?? false
    api.securityPolicy = try body.string("securityPolicy")
    if let policy = try body.string("policy") {
      api.definition.policy = try RestAPIRules.checked(policy: policy, of: api.id, in: account)
    }
    account.apis[api.id] = api
    return .created(api.json(in: account))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.api(call).json(in: account))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let page = try APIGateway.page(
      account.apis.values.sorted { $0.id < $1.id }, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map { $0.json(in: account) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let api = try account.api(call)
    try account.refuseMapped(api.id, stage: nil, "RestApi \(api.id)", "the RestApi")
    if let last = account.lastAPIDeletion,
      account.now - last < account.settings.apiDeletionInterval
    {
      throw .Gateway.tooManyRequests
    }
    account.lastAPIDeletion = account.now
    account.apis[api.id] = nil
    return .accepted
  }

  /// The endpoint configuration of a new API.
  private struct Endpoint {
    var type = "EDGE"
    var ipAddressType = "ipv4"
    var vpcEndpoints: [String] = []

    init(_ body: Members) throws(Fault) {
      guard
        let given = try body.structure(
          "endpointConfiguration", "types", "ipAddressType", "vpcEndpointIds")
      else { return }
      if let types = try given.strings("types"), let first = types.first {
        guard types.count == 1 else {
          throw .Gateway.badRequest("Cannot create an api with multiple Endpoint Types.")
        }
        type = try RestAPIRules.checked(endpointType: first)
      }
      let ipAddressType = try given.string("ipAddressType")
      self.ipAddressType = try RestAPIRules.checked(ipAddressType: ipAddressType, for: type)
      vpcEndpoints = try given.strings("vpcEndpointIds") ?? []
      guard vpcEndpoints.isEmpty || type == "PRIVATE" else {
        throw .Gateway.badRequest("VPCEndpoints can only be specified with PRIVATE apis.")
      }
    }
  }
}

extension RestAPI {
  func json(in account: Account) -> JSON {
    .record([
      "id": .string(id),
      "name": .string(name),
      "description": description.map(JSON.string),
      "version": version.map(JSON.string),
      "createdDate": .int(account.seconds(at: created)),
      "binaryMediaTypes": definition.binaryMediaTypes.isEmpty
        ? nil : .list(definition.binaryMediaTypes),
      "minimumCompressionSize": definition.minimumCompressionSize.map(JSON.int),
      "apiKeySource": .string(definition.apiKeySource),
      "endpointConfiguration": .record([
        "types": [.string(endpointType)],
        "ipAddressType": .string(ipAddressType),
        "vpcEndpointIds": vpcEndpoints.isEmpty ? nil : .list(vpcEndpoints),
      ]),
      // AWS escapes the document once more than JSON does.
      "policy": definition.policy.map {
        .string(String(JSON.string($0).text.dropFirst().dropLast()))
      },
      "tags": tags.isEmpty ? nil : .map(tags),
      "disableExecuteApiEndpoint": .bool(isDefaultEndpointDisabled),
      "securityPolicy": .string(
        securityPolicy ?? (endpointType == "PRIVATE" ? "TLS_1_2" : "TLS_1_0")),
      "rootResourceId": .string(rootID),
    ])
  }
}
