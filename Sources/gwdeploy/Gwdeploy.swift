import ArgumentParser

/// The root command: what `gwdeploy` without a subcommand says, and the way to the subcommands.
@main
struct Gwdeploy: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gwdeploy",
    abstract: "Makes an AWS account match a project's manifest: APIs, functions, stages.",
    discussion: """
      Reads gwdeploy.yaml, compares it with what is live, and applies the difference through the \
      AWS APIs. There is no stack and no state file.

      Exit status: 0 done or nothing to do; 1 failed; 2 changes found (plan \
      --detailed-exit-code); 5 refused; 64 usage; 130 interrupted.
      """,
    version: version,
    subcommands: [
      InitCommand.self, ValidateCommand.self, PlanCommand.self, UpCommand.self,
      StatusCommand.self, DownCommand.self, UnusedCommand.self, RestoreCommand.self,
      SchemaCommand.self,
      DeployName.self, DiffName.self, RemoveName.self,
    ])
}
