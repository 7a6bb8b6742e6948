import AWSClient
import ArgumentParser
import Manifest
import Provisioning

/// `gwdeploy plan`: what `up` would change.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Shows what `up` would change, and changes nothing.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var stage: StageOptions
  @OptionGroup var lint: LintOptions

  @Flag(help: "End with status 2 if there are changes.")
  var detailedExitCode = false

  @Flag(help: "Ask nothing of AWS and build nothing: show what a first `up` would make.")
  var offline = false

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let (plan, tally) = try await plan(&run)
      try run.refuseConflicts(plan)
      try run.finish(
        PlanDocument(plan, tally),
        text: PlanText(run.session.console.palette(.output)).text(plan))
      if detailedExitCode, !plan.isEmpty { throw ExitStatus.changes.code }
    }
  }

  private func plan(_ run: inout CommandRun) async throws -> (Plan, Tally) {
    guard offline else {
      let prepared = try await PreparedPlan.prepare(&run, project, stage, lint.warnings)
      try await prepared.checkPackages()
      return (prepared.plan, prepared.client.tally)
    }
    let source = try await PreparedPlan.Source(
      &run, project, stage, lint.warnings, builds: .skipped)
    let application = source.application
    let region = try? run.session.region(
      option: stage.region, manifest: application.region, profile: stage.profile)
    let world = World(
      project: application.project, stage: application.stage.name,
      isolation: application.isolation, region: region ?? Region(rawValue: "us-east-1"),
      account: application.stage.account ?? "000000000000")
    let plan = Deployer.offlinePlan(
      application, in: world, code: source.code.functions, layers: source.code.layers)
    try source.checkSizes(plan)
    return (plan, Tally())
  }
}
