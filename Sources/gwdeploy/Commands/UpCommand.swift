import AWSClient
import ArgumentParser
import Manifest
import Provisioning

/// `gwdeploy up`: makes AWS match the manifest.
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Makes a stage what the manifest says.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var stage: StageOptions
  @OptionGroup var lint: LintOptions
  @OptionGroup var apply: ApplyOptions

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let prepared = try await PreparedPlan.prepare(&run, project, stage, lint.warnings)
      let plan = prepared.plan
      try await prepared.checkPackages()
      if plan.takesStageAway {
        try apply.allowTakingAway(prepared.application.stage)
      }
      let application = try await PlanApplication.run(
        plan, prepared.deployer, run, apply, folder: prepared.folder, question: "Apply?",
        whenEmpty: "Nothing to do: AWS matches the manifest.")
      let problems = application.problems
      let served = problems.isEmpty ? application.context.servedStage(of: plan) : nil
      let url = served?.apiID.map {
        StageURL(api: $0, stage: plan.stage, prepared.client.endpoints)
      }
      let document = UpDocument(
        plan, served, url: url?.text, done: application.outcome.done, prepared.client.tally)
      if problems.isEmpty || run.format == .json {
        try run.finish(document, text: text(url, document, prepared), errors: problems)
      }
      if application.status != .success { throw application.status.code }
    }
  }

  private func text(
    _ url: StageURL?, _ document: UpDocument, _ prepared: PreparedPlan
  ) -> String {
    guard let url, let api = prepared.application.api else { return "Done." }
    return ([url.text, url.curl(api)] + (document.domain?.lines ?? [])).joined(separator: "\n")
  }
}
