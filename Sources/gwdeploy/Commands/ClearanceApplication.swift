import AWSClient
import Provisioning

/// What `unused --delete` does: shows what goes, asks, deletes it, and says what stayed and why.
struct ClearanceApplication {
  private let run: CommandRun
  private let survey: UsageSurvey
  private let consent: ConsentOptions
  private let folder: String

  init(_ run: CommandRun, _ survey: UsageSurvey, consent: ConsentOptions, folder: String) {
    self.run = run
    self.survey = survey
    self.consent = consent
    self.folder = folder
  }

  /// Deletes what nobody calls of an inventory, as far as a scope goes.
  func run(_ inventory: Inventory, _ scope: Clearance.Scope) async throws {
    let shelf = Shelf(folder)
    var scope = scope
    let earlier = shelf.definitions
    scope.kept = Set(earlier.keys)
    let clearance = Clearance(inventory, scope)
    let console = run.session.console
    let text = ClearanceText(console.palette(.error))
    console.note(text.text(clearance, in: inventory, folder: folder))
    var outcome = Clearer.Outcome()
    if !clearance.steps.isEmpty {
      try run.confirm("Delete?", yes: consent.yes)
      try shelf.prepare()
      outcome = await clear(clearance, onto: shelf, text)
    }
    let deleted = Set(outcome.deleted.map(\.api.id))
    let files = earlier.filter { deleted.contains($0.key) }.merging(shelf.files) { $1 }
    let failures: [Problem] = outcome.failures.map { Problem($0.finding, $0.error) }
    let wasInterrupted = !outcome.notBegun.isEmpty
    let problems = failures + (wasInterrupted ? [Problem(interruptedWith: outcome)] : [])
    run.show(problems)
    try run.finish(
      ClearanceDocument(inventory, clearance, outcome, files: files),
      text: text.summary(outcome, files: files), errors: problems)
    if wasInterrupted { throw ExitStatus.interrupted.code }
    if !problems.isEmpty { throw ExitStatus.failure.code }
  }

  private func clear(
    _ clearance: Clearance, onto shelf: Shelf, _ text: ClearanceText
  ) async -> Clearer.Outcome {
    let console = run.session.console
    let interruption = Interruption()
    let signals = Signals(interruption) { console.note($0) }
    defer { signals.stop() }
    return await Clearer(
      survey, interruption: interruption,
      keep: { try shelf.keep($0) }, report: { console.note(text.line($0)) }
    ).clear(clearance)
  }
}

extension Problem {
  /// Something that could not be deleted.
  fileprivate init(_ finding: UsageFinding, _ error: any Error) {
    self.init(unexpected: error)
    summary = "delete \(finding.target): \(summary)"
  }

  fileprivate init(interruptedWith outcome: Clearer.Outcome) {
    self.init(
      code: "interrupted", summary: "Interrupted before everything was deleted",
      detail: "Deleted: \(outcome.deleted.count). Not begun: "
        + outcome.notBegun.map(\.target).joined(separator: ", ") + ".",
      hint: "run the command again; it goes on where this run ended")
  }
}
