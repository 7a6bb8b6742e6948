import AWSClient
import ArgumentParser
import Manifest
import Provisioning

/// `gwdeploy status`: what is live, stage by stage.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows what is live of each stage: URL, release, versions, drift.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var stage: StageOptions

  func run() async throws {
    try await CommandRun.run(project.output) { run in
      let asked = stage.stage ?? run.session.value(of: "GWDEPLOY_STAGE")
      let names =
        try asked.map { [$0] } ?? Project(manifest: project.manifest, run.session).loader.stages
      var rows: [StatusDocument.Row] = []
      for name in names {
        var options = stage
        options.stage = name
        let prepared = try await PreparedPlan.prepare(
          &run, project, options, builds: .skipped)
        rows.append(StatusDocument.Row(prepared))
      }
      if names.count > 1 { run.speakOfAllStages() }
      let document = StatusDocument(stages: rows)
      try run.finish(
        document, text: StatusText(run.session.console.palette(.output)).text(document))
    }
  }
}
