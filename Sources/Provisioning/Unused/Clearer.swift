import AWSClient

/// Deletes what a clearance names, one after another at AWS's pace, and looks at each again before
/// it does.
public struct Clearer: Sendable {
  private let survey: UsageSurvey
  private let time: TimeSource
  private let interruption: Interruption
  private let keep: @Sendable (KeptAPI) throws -> Void
  private let report: @Sendable (Event) -> Void

  /// What happens while things are deleted.
  public enum Event: Sendable {
    /// AWS's quota makes it wait.
    case waiting(UsageFinding, Duration)
    case deleted(UsageFinding)
    case stays(UsageFinding, Clearance.Reason)
    case failed(UsageFinding, any Error)
  }

  /// How it ended.
  public struct Outcome: Sendable {
    /// What is gone.
    public internal(set) var deleted: [UsageFinding] = []
    /// What was found to be needed, or changed, when it was looked at again.
    public internal(set) var kept: [Clearance.Kept] = []
    /// What could not be deleted, and why.
    public internal(set) var failures: [(finding: UsageFinding, error: any Error)] = []
    /// What was not begun, since the user wished to stop.
    public internal(set) var notBegun: [UsageFinding] = []

    /// Nothing was done.
    public init() {}
  }

  /// A clearer; what `keep` is given it must have stored safely when it returns.
  public init(
    _ survey: UsageSurvey, interruption: Interruption,
    keep: @escaping @Sendable (KeptAPI) throws -> Void,
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.survey = survey
    time = survey.time
    self.interruption = interruption
    self.keep = keep
    self.report = report
  }

  /// Deletes what a clearance names.
  ///
  /// A failure ends what hangs together with it, not the rest.
  public func clear(_ clearance: Clearance) async -> Outcome {
    var outcome = Outcome()
    var kept = clearance.keptBefore
    let paces = Paces(
      restAPIs: .deletingRestAPIs(time), usagePlans: .updatingUsagePlans(time))
    for (index, step) in clearance.steps.enumerated() {
      guard await isDue(step, paces) else {
        outcome.notBegun = Array(clearance.steps[index...])
        break
      }
      do {
        if let reason = try await reasonToStay(step) {
          outcome.kept.append(Clearance.Kept(finding: step, reason: reason))
          report(.stays(step, reason))
          continue
        }
        if !kept.contains(step.api.id) {
          guard
            let record = try await survey.keep(
              step.api, referrers: step.referrers)
          else { continue }
          try keep(record)
          kept.insert(step.api.id)
        }
        guard try await delete(step, paces) else {
          outcome.notBegun = Array(clearance.steps[index...])
          break
        }
        outcome.deleted.append(step)
        report(.deleted(step))
      } catch {
        outcome.failures.append((step, error))
        report(.failed(step, error))
      }
    }
    return outcome
  }

  private struct Paces {
    let restAPIs: Pace
    let usagePlans: Pace
  }

  /// Waits until a step may be taken; false if the user wishes to stop.
  private func isDue(_ step: UsageFinding, _ paces: Paces) async -> Bool {
    guard step.stage == nil, step.api.kind == .rest else { return !interruption.isRequested }
    return await isDue(step, paces.restAPIs)
  }

  private func isDue(_ step: UsageFinding, _ pace: Pace) async -> Bool {
    let delay = pace.delay()
    if delay > .zero { report(.waiting(step, delay)) }
    return await pace.isDue(unless: interruption)
  }

  // MARK: Looking again

  /// Why something that was listed must stay after all; nil if it is as it was, or gone.
  private func reasonToStay(_ step: UsageFinding) async throws -> Clearance.Reason? {
    let inventory = try await survey.inventory(about: step.api.id)
    guard let api = inventory.apis.first(where: { $0.id == step.api.id }) else { return nil }
    guard api.name == step.api.name, api.isOurs == step.api.isOurs else { return .changedSince }
    let findings = Judge(inventory).findings(of: api)
    // Of an API only what is left of it counts: its stages are gone by now.
    let left = (api.stages ?? []).filter { !$0.isManaged }
    if step.stage == nil, !left.isEmpty { return .stagesStay(left.map(\.name)) }
    guard let now = findings.first(where: { $0.target == step.target }) else { return nil }
    guard isAsItWas(now, step) else { return .changedSince }
    guard isAsUnused(now, as: step) else { return .calledSince(now.verdict) }
    let domains = now.referrers.filter { $0.kind == .domain }.map(\.name)
    return domains.isEmpty ? nil : .domains(domains)
  }

  private func isAsItWas(_ now: UsageFinding, _ listed: UsageFinding) -> Bool {
    now.stage?.deployment == listed.stage?.deployment
      && now.stage?.changedAt == listed.stage?.changedAt
      && now.stage?.tags == listed.stage?.tags && now.api.deployedAt == listed.api.deployedAt
  }

  /// What was named without being certain must at least have no more calls than it had.
  private func isAsUnused(_ now: UsageFinding, as listed: UsageFinding) -> Bool {
    guard listed.verdict != .unused else { return now.verdict == .unused }
    return now.verdict != .used && (now.requests ?? 0) <= (listed.requests ?? 0)
  }

  // MARK: Deleting

  /// Deletes a stage or an API; false if the user wished to stop before that.
  private func delete(_ step: UsageFinding, _ paces: Paces) async throws -> Bool {
    guard let stage = step.stage else {
      switch step.api.kind {
      case .rest:
        try await paces.restAPIs.turn()
        try await survey.apiGateway.deleteRestAPI(step.api.id)
      case .http, .websocket: try await survey.apiGatewayV2.deleteAPI(step.api.id)
      }
      return true
    }
    // A plan that names a stage which is gone can hardly be changed any more.
    for plan in step.referrers where plan.kind == .usagePlan {
      guard await isDue(step, paces.usagePlans) else { return false }
      try await paces.usagePlans.turn()
      try await survey.apiGateway.updateUsagePlan(
        plan.id,
        [PatchOperation(op: .remove, path: "/apiStages", value: "\(step.api.id):\(stage.name)")])
    }
    try await survey.pace.turn()
    switch step.api.kind {
    case .rest: try await survey.apiGateway.deleteStage(stage.name, of: step.api.id)
    case .http, .websocket:
      try await survey.apiGatewayV2.deleteStage(stage.name, of: step.api.id)
    }
    return true
  }
}
