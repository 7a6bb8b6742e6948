import AWSClient
import Provisioning

/// Applies a plan with live progress, and says how it ended.
struct PlanApplication {
  let outcome: Outcome
  let context: ApplyContext

  /// Applies a plan.
  init(_ plan: Plan, _ deployer: Deployer, folder: String, _ run: CommandRun) async {
    let session = run.session
    let time = TimeSource.system
    let context = deployer.context(
      for: plan,
      run: ApplyContext.Run(
        token: String(UInt64.random(in: 0...UInt64.max), radix: 16),
        revision: await SourceRevision.current(in: folder), startedAt: Int(time.now())))
    let interruption = Interruption()
    let signals = Signals(interruption) { session.console.note($0) }
    let progress = ProgressText(session.console)
    outcome = await Applier(context, interruption: interruption) { progress.show($0) }
      .apply(plan)
    self.context = context
    signals.stop()
  }

  /// What went wrong, in words, and what was left undone.
  var problems: [Problem] {
    var problems = outcome.failures.map { Problem($0.change, $0.error) }
    guard !outcome.notBegun.isEmpty else { return problems }
    let names = outcome.notBegun.map(\.id.description)
    let shown = names.prefix(5).joined(separator: ", ")
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    problems.append(
      Problem(
        code: outcome.wasInterrupted ? "interrupted" : "incomplete",
        summary: outcome.wasInterrupted
          ? "Interrupted before everything was done" : "Not everything was done",
        detail: "Done: \(outcome.done.count). Not begun: \(shown)\(more).",
        hint: "run the command again; it goes on where this run ended"))
    return problems
  }

  /// How the command ends.
  var status: ExitStatus {
    if outcome.wasInterrupted { return .interrupted }
    return outcome.failures.isEmpty ? .success : .failure
  }
}
