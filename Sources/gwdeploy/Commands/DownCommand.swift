public import ArgumentParser
import AWSClient
public import Manifest
import Provisioning

/// `gwdeploy down`: takes a stage, and all that only it needs, away.
struct DownCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "down",
    abstract: "Deletes a stage with all that is ours and that no other stage needs.")

  @OptionGroup var options: ProjectOptions
  @OptionGroup var stage: StageOptions
  @OptionGroup var apply: ApplyOptions

  @Option(help: "The project, to take it down without its manifest; --stage is then needed.")
  var project: String?

  @Option(help: "With --project: whether its stages were worlds of their own (stage, shared).")
  var isolation = Isolation.stage

  @Option(help: "With --project: the ARN of the role to assume, as the manifest's stage says it.")
  var role: String?

  @Flag(help: "Delete the functions' log groups as well.")
  var deleteLogs = false

  @Flag(help: "Delete the API keys as well; what callers hold cannot be had again.")
  var deleteKeys = false

  @Flag(help: "Delete the custom domain name that was made for the stage as well.")
  var deleteDomains = false

  func validate() throws {
    if role != nil, project == nil {
      throw ValidationError("--role goes with --project; a manifest says it for its stages.")
    }
  }

  func run() async throws {
    try await CommandRun.run(options.output) { run in
      let target = try target(&run)
      let (client, world) = try await run.connect(to: target.destination, stage)
      let deployer = Deployer(client)
      let plan = try await deployer.teardown(
        of: target.destination.stage, in: world, functions: target.functions,
        logs: deleteLogs ? .delete : .keep, keys: deleteKeys ? .delete : .keep,
        domains: deleteDomains ? .delete : .keep)
      let application = try await PlanApplication.run(
        plan, deployer, run, apply, folder: target.folder, question: "Delete?",
        whenEmpty: "Nothing to do: nothing of this stage is there.")
      let problems = application.problems
      let done = application.outcome.done
      if problems.isEmpty || run.format == .json {
        try run.finish(
          DownDocument(plan, done: done, client.tally),
          text: "Deleted \(done.count), kept \(plan.kept.count).", errors: problems)
      }
      if application.status != .success { throw application.status.code }
    }
  }

  /// What is to be taken down, as the manifest or the options say.
  private struct Target {
    var destination: Destination
    var functions: Set<String> = []
    var folder = "."
  }

  private func target(_ run: inout CommandRun) throws -> Target {
    guard let project else {
      let project = try Project(manifest: options.manifest, run.session)
      let application = try run.application(project, stage, for: .removing)
      try apply.allowTakingAway(application.stage)
      return Target(
        destination: Destination(application),
        functions: Set(application.functions.map(\.name)), folder: project.folder)
    }
    guard let stage = stage.stage ?? run.session.value(of: "GWDEPLOY_STAGE") else {
      throw CommandFailure(
        [Problem(code: "no-stage", summary: "--project needs --stage")], status: .usage)
    }
    return Target(
      destination: Destination(
        project: project, stage: stage, isolation: isolation, role: role))
  }
}

extension Isolation: ExpressibleByArgument {}
