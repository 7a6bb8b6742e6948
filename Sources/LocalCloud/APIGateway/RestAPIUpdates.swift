internal import Primitives

/// UpdateRestApi: which paths may be patched, and how.
enum RestAPIUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var api = try account.api(call)
    for operation in try PatchOperation.all(call) {
      try apply(operation, to: &api, in: account)
    }
    account.apis[api.id] = api
    // Unlike all other answers this one says that there are no tags.
    var json = api.json(in: account).object ?? [:]
    json["tags"] = .map(api.tags)
    return .ok(.object(json))
  }

  private static func apply(
    _ operation: PatchOperation, to api: inout RestAPI, in account: Account
  ) throws(Fault) {
    switch operation.parts.first {
    case "binaryMediaTypes": try binaryMediaTypes(operation, &api.definition.binaryMediaTypes)
    case "endpointConfiguration": try endpoint(operation, &api)
    case "description" where operation.parts.count == 1:
      try operation.allow(.add, .replace, .remove)
      if operation.verb != .remove, operation.text.isEmpty { throw RestAPIRules.emptyDescription }
      api.description = operation.verb == .remove ? nil : operation.text
    case let name? where operation.parts.count == 1:
      try property(name, operation, of: &api, in: account)
    default: throw operation.badPath
    }
  }

  private static func property(
    _ name: String, _ operation: PatchOperation, of api: inout RestAPI, in account: Account
  ) throws(Fault) {
    switch name {
    case "name":
      try operation.allow(.replace)
      try RestAPIRules.check(name: operation.text)
      api.name = operation.text
    case "apiKeySource":
      try operation.allow(.replace)
      api.definition.apiKeySource = try RestAPIRules.checked(keySource: operation.text)
    case "disableExecuteApiEndpoint":
      try operation.allow(.replace)
      api.isDefaultEndpointDisabled = operation.flag
    case "minimumCompressionSize":
      try operation.allow(.replace)
      api.definition.minimumCompressionSize = try operation.value.map { text throws(Fault) in
        try RestAPIRules.checked(compression: Int(text))
      }
    case "policy":
      try operation.allow(.replace)
      api.definition.policy =
        operation.text.isEmpty
        ? nil : try RestAPIRules.checked(policy: operation.text, of: api.id, in: account)
    case "securityPolicy":
      try operation.allow(.replace)
      api.securityPolicy = operation.text
    default: throw operation.badPath
    }
  }

  private static func binaryMediaTypes(
    _ operation: PatchOperation, _ types: inout [String]
  ) throws(Fault) {
    guard operation.parts.count == 2 else { throw operation.badPath }
    let type = operation.parts[1]
    try operation.allow(.add, .replace, .remove)
    switch operation.verb {
    case .add: if !types.contains(type) { types.append(type) }
    case .remove: types.removeAll { $0 == type }
    case .replace, .copy:
      types.removeAll { $0 == type }
      types.append(operation.text)
    }
  }

  private static func endpoint(_ operation: PatchOperation, _ api: inout RestAPI) throws(Fault) {
    switch operation.parts.dropFirst().first {
    case "types" where operation.parts.count == 3:
      try operation.allow(.replace)
      let current = operation.parts[2]
      guard current == "0" || current == api.endpointType else { throw operation.badPath }
      api.endpointType = try RestAPIRules.checked(endpointType: operation.text)
      if api.endpointType == "PRIVATE" { api.ipAddressType = "dualstack" }
    case "ipAddressType" where operation.parts.count == 2:
      try operation.allow(.replace)
      api.ipAddressType = try RestAPIRules.checked(
        ipAddressType: operation.text, for: api.endpointType)
    case "vpcEndpointIds" where operation.parts.count == 2:
      try operation.allow(.add, .remove)
      guard api.endpointType == "PRIVATE" else {
        throw .Gateway.badRequest("VPCEndpoints can only be specified with PRIVATE apis.")
      }
      api.vpcEndpoints.removeAll { $0 == operation.text }
      if operation.verb == .add { api.vpcEndpoints.append(operation.text) }
    default: throw operation.badPath
    }
  }
}
