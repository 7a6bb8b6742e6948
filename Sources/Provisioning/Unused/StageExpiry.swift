public import AWSClient

/// Takes stages past their time down, one after another, with the planner and the applier of `down`.
public struct StageExpiry: Sendable {
  private let client: Client
  private let survey: UsageSurvey
  private let run: ApplyContext.Run
  private let allowed: String?
  private let interruption: Interruption

  /// What happens meanwhile.
  public enum Event: Sendable {
    /// This is about to be done.
    case planned(Plan)
    /// AWS's quota makes it wait.
    case waiting(ExpiredStage, Duration)
  }

  /// What became of a stage.
  public struct Outcome: Sendable {
    /// The stage.
    public var stage: ExpiredStage
    /// What became of it.
    public var end: End

    /// Whether it is gone.
    public var isRemoved: Bool {
      guard case .removed = end else { return false }
      return true
    }
  }

  /// What may become of a stage.
  public enum End: Sendable {
    case removed
    /// It goes only if it is named.
    case protected
    /// It was released, or changed, since it was listed.
    case renewed
    /// Things of its names are not ours.
    case refused([Plan.Conflict])
    /// Changes could not be made.
    case failed([(change: Change, error: ApplyError)])
    /// AWS could not be read.
    case unread(any Error)
    /// The user wished to stop before.
    case notBegun
  }

  /// A removal of all its parts; `allowed` is the name of a protected stage that may go.
  public init(
    _ client: Client, _ survey: UsageSurvey, run: ApplyContext.Run, allowed: String?,
    interruption: Interruption
  ) {
    self.client = client
    self.survey = survey
    self.run = run
    self.allowed = allowed
    self.interruption = interruption
  }

  /// Takes the stages down; the logs stay, as `down` leaves them.
  public func remove(
    _ stages: [ExpiredStage], report: @Sendable (Event) -> Void = { _ in }
  ) async -> [Outcome] {
    let pace = Pace.deletingRestAPIs(survey.time)
    var outcomes: [Outcome] = []
    for stage in stages {
      outcomes.append(Outcome(stage: stage, end: await remove(stage, pace, report)))
    }
    return outcomes
  }

  private func remove(
    _ stage: ExpiredStage, _ pace: Pace, _ report: (Event) -> Void
  ) async -> End {
    if stage.isProtected, allowed != stage.stage.name { return .protected }
    if interruption.isRequested { return .notBegun }
    // A stage that is a world of its own takes its API with it.
    if stage.stage.tags[World.stageTag] != nil {
      let delay = pace.delay()
      if delay > .zero { report(.waiting(stage, delay)) }
      guard await pace.isDue(unless: interruption) else { return .notBegun }
    }
    do {
      guard try await survey.isStillExpired(stage) else { return .renewed }
      let deployer = Deployer(client)
      let plan = try await deployer.teardown(
        of: stage.stage.name,
        in: stage.world(region: survey.region, account: survey.account), logs: .keep)
      guard plan.conflicts.isEmpty else { return .refused(plan.conflicts) }
      report(.planned(plan))
      let outcome = await Applier(
        deployer.context(for: plan, run: run), interruption: interruption
      ).apply(plan)
      if plan.changes.contains(where: { $0.id.kind == .restAPI }) { pace.reserve() }
      if !outcome.failures.isEmpty { return .failed(outcome.failures) }
      return outcome.notBegun.isEmpty ? .removed : .notBegun
    } catch {
      return .unread(error)
    }
  }
}
