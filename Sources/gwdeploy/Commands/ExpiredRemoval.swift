import AWSClient
import Provisioning

/// What `unused --expired` does: lists the stages past their time, and takes them down as `down`
/// would, one after another.
struct ExpiredRemoval {
  private var run: CommandRun
  private let client: Client
  private let survey: UsageSurvey
  private let consent: ConsentOptions
  /// The protected stage that may be taken down.
  private let allow: String?

  init(
    _ run: CommandRun, _ client: Client, _ survey: UsageSurvey, consent: ConsentOptions,
    allow: String?
  ) {
    self.run = run
    self.client = client
    self.survey = survey
    self.consent = consent
    self.allow = allow
  }

  /// Lists the stages past their time, and removes them if that is asked for.
  func run(_ inventory: Inventory, delete: Bool) async throws {
    let stages = inventory.expired
    let text = ExpiredText(run.session.console.palette(delete ? .error : .output))
    var document = ExpiredDocument(stages, at: inventory.window.end)
    guard delete else {
      try run.finish(document, text: text.text(stages, at: inventory.window.end))
      return
    }
    let console = run.session.console
    console.note(text.text(stages, at: inventory.window.end))
    if !stages.isEmpty { try run.confirm("Take them down?", yes: consent.yes) }
    let removal = try await remove(stages)
    run.show(removal.problems)
    document.removed = removal.outcomes.filter(\.isRemoved).map { .init($0.stage) }
    document.kept = removal.outcomes.compactMap { .init($0) }
    try run.finish(
      document, text: "Took down \(document.removed.count) of \(stages.count).",
      errors: removal.problems)
    if removal.wasInterrupted { throw ExitStatus.interrupted.code }
    if !removal.problems.isEmpty { throw ExitStatus.failure.code }
  }

  private struct Removal {
    var outcomes: [StageExpiry.Outcome] = []
    var problems: [Problem] = []
    var wasInterrupted = false
  }

  private func remove(_ stages: [ExpiredStage]) async throws -> Removal {
    let console = run.session.console
    let interruption = Interruption()
    let signals = Signals(interruption) { console.note($0) }
    defer { signals.stop() }
    let startedAt = Int(TimeSource.system.now())
    let expiry = StageExpiry(
      client, survey,
      run: ApplyContext.Run(
        token: String(UInt64.random(in: 0...UInt64.max), radix: 16), revision: nil,
        startedAt: startedAt),
      allowed: allow, interruption: interruption)
    let palette = console.palette(.error)
    let outcomes = await expiry.remove(stages) { event in
      switch event {
      case .planned(let plan):
        console.note(PlanText(palette).text(plan, whenEmpty: "Nothing is left of it."))
      case .waiting(let stage, let delay):
        console.note(
          "  waiting \(delay.components.seconds) s for \(stage.project), stage \(stage.stage.name)")
      }
    }
    return Removal(
      outcomes: outcomes, problems: outcomes.flatMap(Problem.all),
      wasInterrupted: interruption.isRequested && outcomes.contains { !$0.isRemoved })
  }
}

extension Problem {
  /// What went wrong with a stage.
  fileprivate static func all(_ outcome: StageExpiry.Outcome) -> [Problem] {
    let name = "\(outcome.stage.project), stage \(outcome.stage.stage.name)"
    switch outcome.end {
    case .removed, .protected, .renewed, .notBegun: return []
    case .refused(let conflicts): return conflicts.map { Problem($0) }
    case .failed(let failures): return failures.map { Problem($0.change, $0.error) }
    case .unread(let error):
      var problem = Problem(unexpected: error)
      problem.summary = "\(name): \(problem.summary)"
      return [problem]
    }
  }
}
