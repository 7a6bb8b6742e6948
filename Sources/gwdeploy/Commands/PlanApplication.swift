import AWSClient
import Provisioning

/// What `up` and `down` have in common: shows a plan, asks, applies it, and says what went wrong.
struct PlanApplication {
  let outcome: Outcome
  let context: ApplyContext
  /// What went wrong, in words, and what was left undone.
  let problems: [Problem]

  /// Shows a plan, asks, and applies it; what goes wrong is shown as well.
  ///
  /// It throws `CommandFailure` if something stands in the way, or if the user does not agree.
  static func run(
    _ plan: Plan, _ deployer: Deployer, _ run: CommandRun, _ options: ApplyOptions,
    folder: String, question: String, whenEmpty: String
  ) async throws -> PlanApplication {
    try run.refuseConflicts(plan)
    let console = run.session.console
    console.note(
      "\(plan.world.project), stage \(plan.stage): account \(plan.world.account), "
        + plan.world.region.rawValue)
    console.note(PlanText(console.palette(.error)).text(plan, whenEmpty: whenEmpty))
    if !plan.isEmpty { try run.confirm(question, yes: options.yes) }
    let application = await PlanApplication(
      plan, deployer, run.session, options.events, folder: folder)
    run.show(application.problems)
    return application
  }

  private init(
    _ plan: Plan, _ deployer: Deployer, _ session: Session, _ events: EventFormat,
    folder: String
  ) async {
    let context = deployer.context(
      for: plan,
      run: ApplyContext.Run(
        token: String(UInt64.random(in: 0...UInt64.max), radix: 16),
        revision: await SourceRevision.current(in: folder),
        startedAt: Int(TimeSource.system.now())))
    let interruption = Interruption()
    let signals = Signals(interruption) { session.console.note($0) }
    let before = deployer.tally.writes
    let progress = ProgressView(session.console, events, of: plan) {
      deployer.tally.writes - before
    }
    outcome = await progress.during { report in
      await Applier(context, interruption: interruption, report: report).apply(plan)
    }
    signals.stop()
    self.context = context
    problems = Self.problems(of: outcome)
  }

  private static func problems(of outcome: Outcome) -> [Problem] {
    let problems = outcome.failures.map { Problem($0.change, $0.error) }
    guard !outcome.notBegun.isEmpty else { return problems }
    let names = outcome.notBegun.map(\.id.description)
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return problems + [
      Problem(
        code: outcome.wasInterrupted ? "interrupted" : "incomplete",
        summary: outcome.wasInterrupted
          ? "Interrupted before everything was done" : "Not everything was done",
        detail: "Done: \(outcome.done.count). Not begun: "
          + "\(names.prefix(5).joined(separator: ", "))\(more).",
        hint: "run the command again; it goes on where this run ended")
    ]
  }

  /// How the command ends.
  var status: ExitStatus {
    if outcome.wasInterrupted { return .interrupted }
    return problems.isEmpty ? .success : .failure
  }
}
