import AWSClient

/// A usage plan: what its keys may do, on the stages that it lets them into.
///
/// Of its stages the one in question is ours to set; the others are set by their own runs, or by
/// somebody else.
struct UsagePlan: Recorded, Removable {
  static let kind = Kind.usagePlan
  /// A stage that is in a plan has to leave it before it goes, or the plan can never go.
  static let removal = Removal.beforeStage

  let name: String
  let planName: String
  /// Empty for none.
  let description: String
  let throttle: APIGateway.ThrottleSettings?
  let quota: APIGateway.QuotaSettings?
  /// The stage in question.
  let stage: String
  /// How it is in the plan; nil if it is not.
  var attachment: Attachment?
  let tags: [String: String]
  /// What a live plan has.
  var live: Live?

  /// How a stage is in a plan.
  struct Attachment: Sendable, Hashable {
    /// The API; an id in a live plan, a reference in a desired one.
    let api: Value
    /// Limits of single methods, by `/path/METHOD`.
    let methods: [String: APIGateway.ThrottleSettings]
  }

  /// What only a live plan has.
  struct Live: Sendable, Hashable {
    let id: String
    /// All stages that it lets keys into, as `id:stage`.
    let stages: [String]
    /// The keys that are known to be in it.
    let keys: [ResourceID]
  }

  var attributes: Attributes {
    var attributes: Attributes = ["description": .text(description)]
    attributes.add("throttle", throttle)
    attributes["quota.limit"] = quota?.limit.map(Value.number)
    attributes["quota.offset"] = quota.map { .number($0.offset ?? 0) }
    attributes["quota.period"] = quota?.period.map(Value.text)
    attributes["stages.\(stage)"] = attachment?.api
    for (method, limits) in attachment?.methods ?? [:] {
      attributes.add("stages.\(stage).\(method)", limits)
    }
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  static func records(_ attribute: String) -> Bool { !attribute.hasPrefix("stages.") }

  var requires: [ResourceID] { attachment == nil ? [] : [ResourceID(.stage, stage)] }
  var provides: [Reference] { [.usagePlan(name)] }
  var bindings: [Reference: String] { live.map { [.usagePlan(name): $0.id] } ?? [:] }
  var lane: Lane? { .usagePlan(name) }
  var removedAfter: [ResourceID] { live?.keys ?? [] }
  var creationWrites: [Operation] { ["apigateway:CreateUsagePlan"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    (differences.contains { Self.records($0.path) } ? ["apigateway:TagResource"] : [])
      + (differences.containMoreThanTags ? ["apigateway:UpdateUsagePlan"] : [])
  }

  /// A plan lets its stages go before it goes.
  var deletionWrites: [Operation] {
    (live?.stages.isEmpty == false ? ["apigateway:UpdateUsagePlan"] : [])
      + ["apigateway:DeleteUsagePlan"]
  }

  func create(in context: ApplyContext) async throws(ApplyError) {
    var stages: [APIGateway.APIStage] = []
    if let attachment {
      stages.append(
        APIGateway.APIStage(
          apiId: try context.value(of: .restAPI), stage: stage,
          throttle: attachment.methods.isEmpty ? nil : attachment.methods))
    }
    let attached = stages
    let plan = try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createUsagePlan(
        APIGateway.NewUsagePlan(
          name: planName, description: description.isEmpty ? nil : description,
          apiStages: attached, throttle: throttle, quota: quota, tags: recordedTags))
    }
    context.bind(.usagePlan(name), to: plan.id)
  }

  /// Changes all with one call, since AWS takes one in 20 s.
  func update(
    from live: UsagePlan, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let id = try context.value(of: .usagePlan(name))
    let changed = Set(differences.map(\.path))
    var operations: [PatchOperation] = []
    if changed.contains("description") { operations.append(.replace("/description", description)) }
    operations += throttlePatches(from: live) + quotaPatches(from: live)
    operations += try stagePatches(from: live, in: context)
    let patches = operations
    let newTags = newTags(over: live, differences)
    try await calling { () async throws(ServiceError) in
      if !newTags.isEmpty {
        try await context.apiGateway.tag(context.world.usagePlanARN(id), newTags)
      }
      if !patches.isEmpty { try await context.apiGateway.updateUsagePlan(id, patches) }
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard let live else { return }
    let detachments = live.stages.map { PatchOperation(op: .remove, path: "/apiStages", value: $0) }
    try await calling { () async throws(ServiceError) in
      if !detachments.isEmpty {
        try await context.apiGateway.updateUsagePlan(live.id, detachments)
      }
      try await context.apiGateway.deleteUsagePlan(live.id)
    }
  }

  /// A live plan as it is to be when the stage has left it; nil if the stage is not in it.
  var detached: UsagePlan? {
    guard attachment != nil else { return nil }
    var plan = self
    plan.attachment = nil
    return plan
  }
}

// MARK: - Patches

extension UsagePlan {
  private func throttlePatches(from live: UsagePlan) -> [PatchOperation] {
    guard throttle != live.throttle else { return [] }
    guard let throttle else { return [.remove("/throttle")] }
    return throttle.patches(at: "/throttle", from: live.throttle)
  }

  private func quotaPatches(from live: UsagePlan) -> [PatchOperation] {
    guard quota != live.quota else { return [] }
    guard let quota else { return [.remove("/quota")] }
    let op: PatchOperation.Kind = live.quota == nil ? .add : .replace
    let values = [
      ("limit", quota.limit.map(String.init), live.quota?.limit.map(String.init)),
      ("period", quota.period, live.quota?.period),
      ("offset", String(quota.offset ?? 0), live.quota.map { String($0.offset ?? 0) }),
    ]
    return values.compactMap { name, value, liveValue in
      value == liveValue ? nil : PatchOperation(op: op, path: "/quota/\(name)", value: value)
    }
  }

  private func stagePatches(
    from live: UsagePlan, in context: ApplyContext
  ) throws(ApplyError) -> [PatchOperation] {
    var patches: [PatchOperation] = []
    var liveMethods = live.attachment?.methods
    let api = attachment == nil ? nil : try context.value(of: .restAPI)
    if let attached = live.attachment, case .text(let liveAPI) = attached.api, liveAPI != api {
      // The stage leaves the plan, or is one of another API now.
      patches.append(
        PatchOperation(op: .remove, path: "/apiStages", value: "\(liveAPI):\(stage)"))
      liveMethods = nil
    }
    guard let attachment, let api else { return patches }
    let key = "\(api):\(stage)"
    if liveMethods == nil {
      patches.append(PatchOperation(op: .add, path: "/apiStages", value: key))
    }
    let path = "/apiStages/\(key)/throttle"
    for method in (liveMethods ?? [:]).keys.sorted() where attachment.methods[method] == nil {
      patches.append(.remove("\(path)/\(Self.patchPath(method))"))
    }
    for (method, limits) in attachment.methods.sorted(by: { $0.key < $1.key }) {
      patches += limits.patches(
        at: "\(path)/\(Self.patchPath(method))", from: liveMethods?[method])
    }
    return patches
  }

  /// `/users/GET` as two segments of a patch's path: `~1users/GET`.
  static func patchPath(_ method: String) -> String {
    let slash = method.lastIndex(of: "/") ?? method.startIndex
    return "\(PatchOperation.escaped(String(method[..<slash])))\(method[slash...])"
  }
}

extension APIGateway.ThrottleSettings {
  /// What makes limits of others, or of none.
  func patches(
    at path: String, from live: APIGateway.ThrottleSettings?
  ) -> [PatchOperation] {
    let op: PatchOperation.Kind = live == nil ? .add : .replace
    var patches: [PatchOperation] = []
    if rateLimit != live?.rateLimit {
      patches.append(
        PatchOperation(op: op, path: "\(path)/rateLimit", value: rateLimit?.plainText))
    }
    if burstLimit != live?.burstLimit {
      patches.append(
        PatchOperation(op: op, path: "\(path)/burstLimit", value: burstLimit.map(String.init)))
    }
    return patches
  }
}

extension Attributes {
  fileprivate mutating func add(_ prefix: String, _ limits: APIGateway.ThrottleSettings?) {
    self["\(prefix).rate"] = limits?.rateLimit.map(Value.decimal)
    self["\(prefix).burst"] = limits?.burstLimit.map(Value.number)
  }
}

extension UsagePlan {
  /// A live plan, as far as a stage of an API is concerned.
  init(
    _ live: APIGateway.UsagePlan, name: String, stage: String, api: String?, keys: [ResourceID]
  ) {
    self.name = name
    planName = live.name ?? ""
    description = live.description ?? ""
    throttle = live.throttle
    quota = live.quota
    self.stage = stage
    let stages = live.apiStages ?? []
    attachment = stages.first { $0.stage == stage && $0.apiId == api }.map {
      Attachment(api: .text($0.apiId), methods: $0.throttle ?? [:])
    }
    tags = live.tags ?? [:]
    self.live = Live(
      id: live.id, stages: stages.map { "\($0.apiId):\($0.stage)" }, keys: keys)
  }
}
