import ArgumentParser
import Manifest

/// `gwdeploy validate`: all that can be known offline.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks the manifest and the files it names; needs no credentials.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var lint: LintOptions

  @Option(help: "Check one stage instead of all.")
  var stage: String?

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let project = try Project(
        manifest: project.manifest, run.session, warnings: lint.warnings)
      let stage = stage ?? run.session.value(of: "GWDEPLOY_STAGE")
      let findings =
        stage.map { project.loader.load(stage: $0).diagnostics } ?? project.loader.validate()
      run.warn(findings.filter { $0.severity == .warning }.map(Problem.init))
      let errors = findings.filter { $0.severity == .error }.map(Problem.init)
      guard errors.isEmpty else { throw CommandFailure(errors) }
      let stages = stage ?? project.loader.stages.joined(separator: ", ")
      let parameters = project.loader.storedParameters(stage: stage)
      if !parameters.isEmpty {
        run.session.console.note(
          "What the parameters hold is unknown here: \(parameters.joined(separator: ", "))")
      }
      try run.finish(NoContent(), text: "The manifest is valid (\(stages)).")
    }
  }
}
