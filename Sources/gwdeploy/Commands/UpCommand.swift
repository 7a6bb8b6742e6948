import AWSClient
import ArgumentParser
import Manifest
import Provisioning

/// `gwdeploy up`: makes AWS match the manifest.
struct UpCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "up", abstract: "Makes a stage what the manifest says.", aliases: ["deploy"])

  @OptionGroup var project: ProjectOptions
  @OptionGroup var stage: StageOptions
  @OptionGroup var consent: ConsentOptions

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let prepared = try await PreparedPlan.prepare(&run, project, stage)
      let plan = prepared.plan
      try run.refuseConflicts(plan)
      let console = run.session.console
      console.note(
        "\(plan.world.project), stage \(plan.stage): account \(plan.world.account), "
          + plan.world.region.rawValue)
      console.note(PlanText(console.palette(.error)).text(plan))
      if !plan.isEmpty { try run.confirm("Apply?", consent) }

      let application = await PlanApplication(
        plan, prepared.deployer, folder: prepared.folder, run)
      let problems = application.problems
      run.show(problems)
      let live = problems.isEmpty ? application.context.liveStage(of: plan) : nil
      let url = live?.apiID.map {
        StageURL(api: $0, stage: plan.stage, prepared.client.endpoints)
      }
      let document = UpDocument(
        plan, live, url: url?.text, done: application.outcome.done, prepared.client.tally)
      if problems.isEmpty || run.format == .json {
        try run.finish(
          document, text: text(url, prepared), errors: problems)
      }
      if application.status != .success { throw application.status.code }
    }
  }

  private func text(_ url: StageURL?, _ prepared: PreparedPlan) -> String {
    guard let url, let api = prepared.application.api else { return "Done." }
    return "\(url.text)\n\(url.curl(api))"
  }
}
