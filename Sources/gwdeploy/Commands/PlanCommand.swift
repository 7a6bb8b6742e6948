import AWSClient
import ArgumentParser
import Provisioning

/// `gwdeploy plan`: what `up` would change.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what `up` would change, and changes nothing.",
    aliases: ["diff"])

  @OptionGroup var project: ProjectOptions
  @OptionGroup var stage: StageOptions

  @Flag(help: "End with status 2 if there are changes.")
  var detailedExitCode = false

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let prepared = try await PreparedPlan.prepare(&run, project, stage)
      let plan = prepared.plan
      try run.refuseConflicts(plan)
      try run.finish(
        PlanDocument(plan, prepared.client.tally),
        text: PlanText(run.session.console.palette(.output)).text(plan))
      if detailedExitCode, !plan.isEmpty { throw ExitStatus.changes.code }
    }
  }
}
