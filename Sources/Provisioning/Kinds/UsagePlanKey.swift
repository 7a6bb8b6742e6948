import AWSClient

/// A key's place in a usage plan.
struct UsagePlanKey: Resource, Removable {
  static let kind = Kind.usagePlanKey
  /// A plan goes when its keys are out of it.
  static let removal = Removal.beforeStage

  let plan: String
  /// The key's name in the manifest, or its id where it is not ours.
  let key: String
  /// The key; an id of a live place, and of a key that is not ours.
  let keyID: Value

  var name: String { Self.name(of: key, in: plan) }
  var attributes: Attributes { ["key": keyID] }
  var lane: Lane? { .usagePlan(plan) }

  var requires: [ResourceID] {
    let needed = ResourceID(.usagePlan, plan)
    guard case .reference = keyID else { return [needed] }
    return [needed, ResourceID(.apiKey, key)]
  }

  static func name(of key: String, in plan: String) -> String { "\(plan)/\(key)" }

  func replacementReason(_ differences: [Difference]) -> String? { "it is another key" }

  var creationWrites: [Operation] { ["apigateway:CreateUsagePlanKey"] }
  func updateWrites(_ differences: [Difference]) -> [Operation] { [] }
  var deletionWrites: [Operation] { ["apigateway:DeleteUsagePlanKey"] }

  func create(in context: ApplyContext) async throws(ApplyError) {
    let plan = try context.value(of: .usagePlan(plan))
    let key: String
    switch keyID {
    case .reference(let reference): key = try context.value(of: reference)
    case .text(let id): key = id
    default: throw .notAsAsked("a place in a usage plan is for a key")
    }
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.createUsagePlanKey(key, in: plan)
    }
  }

  /// Another key is another place: it is never changed.
  func update(
    from live: UsagePlanKey, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {}

  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard case .text(let id) = keyID else { return }
    let plan = try context.value(of: .usagePlan(plan))
    try await calling { () async throws(ServiceError) in
      try await context.apiGateway.deleteUsagePlanKey(id, from: plan)
    }
  }
}
