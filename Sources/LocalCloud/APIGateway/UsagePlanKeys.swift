internal import Primitives

/// The operations on the keys of usage plans.
enum UsagePlanKeys {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("keyId", "keyType")
    var plan = try account.usagePlan(call)
    guard try body.string("keyType") == "API_KEY" else {
      throw .Gateway.badRequest("Invalid key type specified")
    }
    let key = try account.apiKey(try body.required("keyId"))
    guard plan.keys.insert(key.id).inserted else {
      throw .Gateway.conflict("Usage Plan \(plan.id) has the key \(key.id) already")
    }
    try UsagePlans.check(plan, in: account)
    account.usagePlans[plan.id] = plan
    return .created(json(key))
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let keys = try account.usagePlan(call).keys.sorted().compactMap { account.apiKeys[$0] }
    let page = try APIGateway.page(keys, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map(json)), "position": page.next.map(JSON.string),
      ]))
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var plan = try account.usagePlan(call)
    guard plan.keys.remove(call.label("key")) != nil else {
      throw .Gateway.notFound("Invalid API Key identifier specified")
    }
    account.usagePlans[plan.id] = plan
    return .accepted
  }

  private static func json(_ key: APIKey) -> JSON {
    .record(["id": .string(key.id), "type": "API_KEY", "name": key.name.map(JSON.string)])
  }
}
