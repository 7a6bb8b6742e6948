internal import Primitives

/// The operations on usage plans, but for changing them.
enum UsagePlans {
  static func create(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let body = try call.members("name", "description", "apiStages", "throttle", "quota", "tags")
    var plan = UsagePlan(
      id: account.identifiers.make(.usagePlan, length: 6), name: try body.string("name") ?? "",
      tags: try body.map("tags") ?? [:])
    plan.description = try body.string("description")
    plan.throttle = try body.structure("throttle", "rateLimit", "burstLimit")
      .map { members throws(Fault) in try UsagePlan.Limits(members) }
    if let quota = try body.structure("quota", "limit", "offset", "period") {
      plan.quota = UsagePlan.Quota(
        limit: try quota.integer("limit"), offset: try quota.integer("offset") ?? 0,
        period: try quota.string("period"))
    }
    for json in try body.array("apiStages") ?? [] {
      let (key, throttle) = try stage(json)
      guard account.apis[key.api]?.stages[key.stage] != nil else {
        throw .Gateway.badRequest("Invalid API Stage specified")
      }
      plan.stages[key] = throttle
    }
    try check(plan, in: account)
    account.usagePlans[plan.id] = plan
    return .created(plan.json)
  }

  static func list(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let plans = account.usagePlans.values.sorted { $0.id < $1.id }
    let page = try APIGateway.page(plans, call, key: \.id)
    return .ok(
      .record([
        "item": .array(page.items.map(\.json)), "position": page.next.map(JSON.string),
      ]))
  }

  static func get(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    .ok(try account.usagePlan(call).json)
  }

  static func delete(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    let plan = try account.usagePlan(call)
    guard plan.stages.isEmpty else {
      let stages = plan.stages.keys.sorted().map(\.text).joined(separator: ", ")
      throw .Gateway.badRequest(
        "Cannot delete Usage Plan \(plan.id) because there are API Stages associated with it,"
          + " including \(stages)")
    }
    account.usagePlans[plan.id] = nil
    return .accepted
  }

  /// A key may be in several plans, but only in one for each stage.
  static func check(_ plan: UsagePlan, in account: Account) throws(Fault) {
    guard !plan.name.isEmpty else { throw .Gateway.badRequest("Usage Plan name cannot be blank") }
    try plan.quota?.check()
    try GatewayTags.check(plan.tags)
    for other in account.usagePlans.values where other.id != plan.id {
      guard !other.keys.isDisjoint(with: plan.keys),
        let stage = plan.stages.keys.first(where: { other.stages[$0] != nil })
      else { continue }
      throw .Gateway.conflict(
        "A key of Usage Plan \(plan.id) is in Usage Plan \(other.id) for \(stage.text) already")
    }
  }

  private static func stage(
    _ json: JSON
  ) throws(Fault) -> (UsagePlan.StageKey, [String: UsagePlan.Limits]) {
    let body = try Members(json, known: ["apiId", "stage", "throttle"])
    let key = UsagePlan.StageKey(
      api: try body.required("apiId"), stage: try body.required("stage"))
    var throttle: [String: UsagePlan.Limits] = [:]
    for (method, json) in try body.object("throttle") ?? [:] {
      guard method.wholeMatch(of: /\/.*\/[A-Z]+/) != nil else {
        throw .Gateway.badRequest("Invalid method \(method) specified for throttle")
      }
      throttle[method] = try UsagePlan.Limits(Members(json, known: ["rateLimit", "burstLimit"]))
    }
    return (key, throttle)
  }
}

extension Account {
  /// The plan that the call's path names.
  func usagePlan(_ call: Call) throws(Fault) -> UsagePlan {
    guard let plan = usagePlans[call.label("plan")] else {
      throw .Gateway.notFound("Invalid Usage Plan ID specified")
    }
    return plan
  }
}
