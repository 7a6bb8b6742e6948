import AWSClient
import Manifest
import Primitives

extension Drawing {
  /// The API keys that are made, and the usage plans with the keys that are in them.
  var usage: [any Resource] {
    let keys = application.apiKeys.compactMap(resource)
    return keys + application.usagePlans.flatMap(resources)
  }

  private func resource(of key: Manifest.APIKey) -> (any Resource)? {
    let value: Secret?
    switch key.origin {
    case .chosenByAWS: value = nil
    case .value(let given): value = given
    case .existing: return nil
    }
    return APIKey(
      name: key.name, keyName: world.usageName(key.name), description: key.description,
      isEnabled: key.isEnabled, value: value, tags: tags, liveID: nil)
  }

  private func resources(of plan: Manifest.UsagePlan) -> [any Resource] {
    let keys = (plan.keys ?? []).compactMap { name in
      application.apiKeys.first { $0.name == name }.map { place(of: $0, in: plan) }
    }
    let drawn = UsagePlan(
      name: plan.name, planName: world.usageName(plan.name), description: plan.description,
      throttle: plan.throttle.map(APIGateway.ThrottleSettings.init),
      quota: plan.quota.map {
        APIGateway.QuotaSettings(
          limit: $0.limit, offset: $0.offset, period: $0.period.rawValue.uppercased())
      },
      stage: application.stage.name,
      attachment: plan.reach == .thisStage ? attachment(of: plan) : nil, tags: tags)
    return [drawn] + keys
  }

  private func attachment(of plan: Manifest.UsagePlan) -> UsagePlan.Attachment {
    let methods = plan.routes.map {
      ("\($0.path)/\($0.method)", APIGateway.ThrottleSettings($0.throttle))
    }
    return UsagePlan.Attachment(
      api: .reference(.restAPI), methods: Dictionary(methods, uniquingKeysWith: { $1 }))
  }

  private func place(
    of key: Manifest.APIKey, in plan: Manifest.UsagePlan
  ) -> UsagePlanKey {
    switch key.origin {
    case .existing(let id): UsagePlanKey(plan: plan.name, key: id, keyID: .text(id))
    case .chosenByAWS, .value:
      UsagePlanKey(plan: plan.name, key: key.name, keyID: .reference(.apiKey(key.name)))
    }
  }
}

extension APIGateway.ThrottleSettings {
  fileprivate init(_ throttle: Throttle) {
    self.init(rateLimit: throttle.rate, burstLimit: throttle.burst)
  }
}
