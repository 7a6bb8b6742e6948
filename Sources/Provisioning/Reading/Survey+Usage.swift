import AWSClient
import Primitives

extension Survey {
  /// What came of the API keys and usage plans that have names of the world's.
  struct Usage: Sendable {
    var resources: [any Resource] = []
    var conflicts: [Plan.Conflict] = []
  }

  /// Which of all keys and plans are the world's own, and which keys are in which plan.
  ///
  /// Names need not be the only ones of their kind, so that tags decide.
  func usage(
    _ keys: [APIGateway.APIKey], _ plans: [APIGateway.UsagePlan], api: String?
  ) async throws -> Usage {
    let ourKeys = keys.filter { world.owns($0.tags ?? [:]) }
      .compactMap { key in usageName(key.name).map { (name: $0, key: key) } }
    let ourPlans = plans.filter { world.owns($0.tags ?? [:]) }
      .compactMap { plan in usageName(plan.name).map { (name: $0, plan: plan) } }
    let keyNames = Dictionary(
      ourKeys.map { ($0.key.id, $0.name) }, uniquingKeysWith: { $1 })

    async let liveKeys = ourKeys.concurrentMap { name, key -> APIKey in
      let isGiven = wanted.keysWithValues.contains(name)
      let value = isGiven ? try await apiGateway.apiKeyValue(key.id) : nil
      return APIKey(key, name: name, value: value)
    }
    let livePlans = try await ourPlans.concurrentMap { name, plan -> [any Resource] in
      let places = try await self.places(in: plan, called: name, keyNames)
      return [
        UsagePlan(plan, name: name, stage: stage, api: api, keys: places.map(\.id))
      ] + places
    }
    var usage = Usage(resources: try await liveKeys)
    usage.resources += livePlans.flatMap { $0 }
    usage.conflicts = conflicts(
      Kind.apiKey, wanted.apiKeys, ours: ourKeys.map(\.name), all: keys.map(\.name))
    usage.conflicts += conflicts(
      Kind.usagePlan, wanted.usagePlans, ours: ourPlans.map(\.name), all: plans.map(\.name))
    return usage
  }

  /// The keys that are in a plan, where they are ours to set, or where the plan is to go.
  private func places(
    in plan: APIGateway.UsagePlan, called name: String, _ keyNames: [String: String]
  ) async throws -> [UsagePlanKey] {
    guard wanted.plansWithKeys.contains(name) || !wanted.usagePlans.contains(name) else {
      return []
    }
    return try await apiGateway.usagePlanKeys(of: plan.id).map { id in
      UsagePlanKey(plan: name, key: keyNames[id] ?? id, keyID: .text(id))
    }
  }

  /// The name in the manifest of what may be the world's.
  private func usageName(_ name: String?) -> String? {
    let prefix = world.usageName("")
    guard let name, name.hasPrefix(prefix) else { return nil }
    return String(name.dropFirst(prefix.count))
  }

  /// What has a wanted name and lacks our tags, or has both more than once.
  private func conflicts(
    _ kind: Kind, _ wanted: Set<String>, ours: [String], all: [String?]
  ) -> [Plan.Conflict] {
    wanted.sorted().compactMap { name in
      let count = ours.count { $0 == name }
      let fullName = world.usageName(name)
      if count > 1 {
        return Plan.Conflict(
          id: ResourceID(kind, name),
          detail: "\(count) of the kind \(kind.rawValue) are called \(fullName) and carry the tags"
            + " of this project. Delete those that are not in use, or take the tags off them.")
      }
      guard count == 0, all.contains(fullName) else { return nil }
      return .foreign(ResourceID(kind, name), called: fullName, tags: world.tags)
    }
  }
}

extension Snapshot {
  mutating func add(_ usage: Survey.Usage) {
    for resource in usage.resources { add(resource) }
    conflicts += usage.conflicts
  }
}
