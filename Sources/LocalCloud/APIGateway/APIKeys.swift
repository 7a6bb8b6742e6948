internal import Primitives

/// The operations on API keys.
enum APIKeys {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members(
      "name", "description", "enabled", "value", "customerId", "tags", "generateDistinctId")
    let id = account.identifiers.make(.apiKey, length: 10)
    var key = APIKey(
      id: id,
      value: try body.string("value") ?? account.identifiers.make(.apiKeyValue, length: 40),
      created: account.now, updated: account.now,
      isEnabled: try body.bool("enabled") ?? false,
      tags: try body.map("tags") ?? [:])
    key.name = try body.string("name")
    key.description = try body.string("description")
    key.customerID = try body.string("customerId")
    try check(key)
    guard !account.apiKeys.values.contains(where: { $0.value == key.value }) else {
      throw .Gateway.conflict("API Key already exists")
    }
    account.apiKeys[id] = key
    return .created(key.json(in: account, .shown))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let keys = account.apiKeys.values.sorted { $0.id < $1.id }
    let page = try APIGateway.page(keys, call, key: \.id)
    let value: APIKey.Value = call.query["includeValues"] == "true" ? .shown : .hidden
    return .ok(
      .record([
        "item": .array(page.items.map { $0.json(in: account, value) }),
        "position": page.next.map(JSON.string),
      ]))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let value: APIKey.Value = call.query["includeValue"] == "true" ? .shown : .hidden
    return .ok(try account.apiKey(call.label("key")).json(in: account, value))
  }

  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var key = try account.apiKey(call.label("key"))
    for operation in try PatchOperation.all(call) {
      switch (operation.verb, operation.path) {
      case (.replace, "/name"): key.name = operation.text
      case (.replace, "/description"):
        key.description = operation.text.isEmpty ? nil : operation.text
      case (.replace, "/enabled"): key.isEnabled = operation.flag
      case (.replace, "/customerId"): key.customerID = operation.text
      default:
        throw .Gateway.badRequest(
          "Invalid patch path  '\(operation.path)' specified for op '\(operation.verb.rawValue)'."
            + " Must be one of: [/description, /enabled, /name, /customerId]")
      }
    }
    try check(key)
    key.updated = account.now
    account.apiKeys[key.id] = key
    return .ok(key.json(in: account, .hidden))
  }

  /// A key that is gone is in no plan any more.
  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let key = try account.apiKey(call.label("key"))
    account.apiKeys[key.id] = nil
    for id in account.usagePlans.keys { account.usagePlans[id]?.keys.remove(key.id) }
    return .accepted
  }

  private static func check(_ key: APIKey) throws(Fault) {
    guard key.value.unicodeScalars.count >= 20 else {
      throw .Gateway.badRequest("API Key value should be at least 20 characters")
    }
    guard key.value.unicodeScalars.count <= 128 else {
      throw .Gateway.badRequest("API Key value exceeds maximum size of 128 characters")
    }
    guard (key.name ?? "").unicodeScalars.count <= 1024 else {
      throw .Gateway.badRequest("Invalid API Key name, can be at most 1024 characters.")
    }
    try GatewayTags.check(key.tags)
  }
}

extension Account {
  func apiKey(_ id: String) throws(Fault) -> APIKey {
    guard let key = apiKeys[id] else {
      throw .Gateway.notFound("Invalid API Key identifier specified")
    }
    return key
  }
}
