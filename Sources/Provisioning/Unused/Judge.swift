/// Says of each API and stage of an inventory whether anybody calls it.
///
/// A pure function of the evidence. Where that is not enough the answer is not "unused".
struct Judge {
  private let inventory: Inventory

  init(_ inventory: Inventory) { self.inventory = inventory }

  /// Each API with its stages.
  var findings: [UsageFinding] { inventory.apis.flatMap(findings) }

  /// The stages of an API, then the API as a whole.
  func findings(of api: DeployedAPI) -> [UsageFinding] {
    let stages = (api.stages ?? []).map { finding(of: $0, in: api) }
    return stages + [finding(of: api, stages)]
  }

  // MARK: Stages

  private func finding(of stage: DeployedStage, in api: DeployedAPI) -> UsageFinding {
    let count = inventory.calls[CallCounter(api, stage: stage.name)]
    let referrers = (inventory.referrers[api.id] ?? []).filter {
      $0.stage == nil || $0.stage == stage.name
    }
    var finding = UsageFinding(
      api: api, stage: stage, verdict: verdict(on: stage, in: api, count),
      requests: count?.requests, lastDay: count?.lastDay, referrers: referrers)
    finding.provisioned = inventory.provisioned[finding.target] ?? []
    return finding
  }

  private func verdict(
    on stage: DeployedStage, in api: DeployedAPI, _ count: CallCount?
  ) -> Verdict {
    guard let count else { return .unknown(.callsUnread) }
    if count.requests > 0 {
      // A namesake whose stages are not known may have one of this name.
      let rivals = inventory.namesakes(of: api).filter { namesake in
        namesake.stages?.contains { $0.name == stage.name } ?? true
      }
      return rivals.isEmpty ? .used : .ambiguous(with: rivals.map(\.id))
    }
    guard count.isComplete else { return .unknown(.callsIncomplete) }
    return verdict(onAge: [api.madeAt, stage.madeAt])
  }

  /// Nobody called it; what remains is whether it was there all the time.
  private func verdict(onAge moments: [Double?]) -> Verdict {
    if moments.contains(where: { ($0 ?? 0) > inventory.window.start }) { return .young }
    return moments.contains(nil) ? .unknown(.ageUnknown) : .unused
  }

  // MARK: APIs

  private func finding(of api: DeployedAPI, _ stages: [UsageFinding]) -> UsageFinding {
    let count = inventory.calls[CallCounter(api)]
    return UsageFinding(
      api: api, stage: nil, verdict: verdict(on: api, stages, count), requests: count?.requests,
      lastDay: count?.lastDay, referrers: inventory.referrers[api.id] ?? [],
      provisioned: Set(stages.flatMap(\.provisioned)).sorted { $0.name < $1.name })
  }

  private func verdict(
    on api: DeployedAPI, _ stages: [UsageFinding], _ count: CallCount?
  ) -> Verdict {
    if stages.contains(where: { $0.verdict == .used }) { return .used }
    guard api.stages != nil else { return .unknown(.stagesUnread) }
    guard let count else { return .unknown(.callsUnread) }
    let namesakes = inventory.namesakes(of: api)
    for stage in stages {
      if case .ambiguous = stage.verdict { return .ambiguous(with: namesakes.map(\.id)) }
    }
    // Calls that no stage had which is there now went to one that is gone.
    if count.requests > countedByStages(of: [api] + namesakes) {
      return namesakes.isEmpty ? .used : .ambiguous(with: namesakes.map(\.id))
    }
    guard count.isComplete else { return .unknown(.callsIncomplete) }
    for stage in stages {
      if case .unknown = stage.verdict { return stage.verdict }
    }
    return verdict(onAge: [api.madeAt] + stages.map(\.stage?.madeAt))
  }

  private func countedByStages(of apis: [DeployedAPI]) -> Int {
    let counters = Set(
      apis.flatMap { api in
        (api.stages ?? []).map { CallCounter(api, stage: $0.name) }
      })
    return counters.reduce(0) { $0 + (inventory.calls[$1]?.requests ?? 0) }
  }
}

extension Inventory {
  /// What is found of each stage and each API, in the order of the APIs' names.
  public var findings: [UsageFinding] { Judge(self).findings }

  /// What nobody calls: what nothing has to do with first, and of that the oldest.
  public var unused: [UsageFinding] {
    findings.filter { $0.verdict == .unused }.sorted { one, other in
      if one.referrers.isEmpty != other.referrers.isEmpty { return one.referrers.isEmpty }
      return (one.age, one.target) < (other.age, other.target)
    }
  }
}

extension UsageFinding {
  /// What the order goes by: the last deployment, else the making.
  fileprivate var age: Double { deployedAt ?? madeAt ?? 0 }
}
