internal import Primitives

/// UpdateUsagePlan: which paths may be patched, and how.
enum UsagePlanUpdates {
  static func update(_ account: inout Account, _ call: Call) throws(Fault) -> Reply {
    var plan = try account.usagePlan(call)
    for operation in try PatchOperation.all(call) {
      try apply(operation, to: &plan, in: account)
    }
    try UsagePlans.check(plan, in: account)
    account.usagePlans[plan.id] = plan
    return .ok(plan.json)
  }

  private static func apply(
    _ operation: PatchOperation, to plan: inout UsagePlan, in account: Account
  ) throws(Fault) {
    switch (operation.parts[0], operation.parts.count) {
    case ("name", 1):
      try operation.allow(.replace)
      plan.name = operation.text
    case ("description", 1):
      try operation.allow(.replace)
      plan.description = operation.text.isEmpty ? nil : operation.text
    case ("throttle", 1):
      try operation.allow(.remove)
      plan.throttle = nil
    case ("throttle", 2):
      try operation.allow(.add, .replace)
      var limits = plan.throttle ?? UsagePlan.Limits()
      try limits.set(operation.parts[1], to: operation.text)
      plan.throttle = limits
    case ("quota", 1):
      try operation.allow(.remove)
      plan.quota = nil
    case ("quota", 2): try quota(operation, of: &plan)
    case ("apiStages", 1): try stages(operation, of: &plan, in: account)
    case ("apiStages", _): try methods(operation, of: &plan)
    default: throw operation.badPath
    }
  }

  private static func quota(
    _ operation: PatchOperation, of plan: inout UsagePlan
  ) throws(Fault) {
    try operation.allow(.add, .replace)
    var quota = plan.quota ?? UsagePlan.Quota()
    switch operation.parts[1] {
    case "limit": quota.limit = Int(operation.text)
    case "offset":
      guard let offset = Int(operation.text) else { throw operation.badPath }
      quota.offset = offset
    case "period": quota.period = operation.text
    default: throw operation.badPath
    }
    plan.quota = quota
  }

  private static func stages(
    _ operation: PatchOperation, of plan: inout UsagePlan, in account: Account
  ) throws(Fault) {
    try operation.allow(.add, .remove)
    guard let key = UsagePlan.StageKey(operation.text) else {
      throw .Gateway.badRequest("Invalid API Stage specified")
    }
    let noStage = Fault.Gateway.notFound(
      "Invalid API Stage {api: \(key.api), stage: \(key.stage)} specified for usageplan \(plan.id)")
    if operation.verb == .add {
      guard account.apis[key.api]?.stages[key.stage] != nil else { throw noStage }
      plan.stages[key] = plan.stages[key] ?? [:]
    } else {
      guard plan.stages.removeValue(forKey: key) != nil else { throw noStage }
    }
  }

  /// `/apiStages/{id:stage}/throttle`, and below it a path, a method and a limit.
  private static func methods(
    _ operation: PatchOperation, of plan: inout UsagePlan
  ) throws(Fault) {
    let parts = operation.parts
    guard let key = UsagePlan.StageKey(parts[1]), parts.count > 2, parts[2] == "throttle" else {
      throw operation.badPath
    }
    guard var throttle = plan.stages[key] else {
      throw .Gateway.notFound(
        "Invalid API Stage {api: \(key.api), stage: \(key.stage)} specified for usageplan"
          + " \(plan.id)")
    }
    switch parts.count {
    case 3:
      try operation.allow(.remove)
      throttle = [:]
    case 5:
      try operation.allow(.remove)
      guard throttle.removeValue(forKey: "\(parts[3])/\(parts[4])") != nil else {
        throw operation.badPath
      }
    case 6:
      try operation.allow(.add, .replace)
      var limits = throttle["\(parts[3])/\(parts[4])"] ?? UsagePlan.Limits()
      try limits.set(parts[5], to: operation.text)
      throttle["\(parts[3])/\(parts[4])"] = limits
    default: throw operation.badPath
    }
    plan.stages[key] = throttle
  }
}
