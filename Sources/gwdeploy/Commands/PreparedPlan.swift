import AWSClient
import Manifest
import Provisioning

/// A project, the world it goes to, and the plan that makes them match: where `plan` ends and `up`
/// begins.
struct PreparedPlan {
  let source: Source
  let client: Client
  let deployer: Deployer
  let plan: Plan

  var application: Application { source.application }
  var folder: String { source.folder }

  /// What becomes of the builds that the manifest names.
  enum Builds {
    case run
    /// What they make is not looked at.
    case skipped
  }

  /// What the manifest asks for, with the code it names.
  struct Source {
    let application: Application
    let folder: String
    let code: ProjectCode.Code

    /// Reads the manifest, builds, and reads the code.
    init(
      _ run: inout CommandRun, _ projectOptions: ProjectOptions, _ stageOptions: StageOptions,
      _ warnings: ManifestLoader.Warnings, builds: Builds
    ) async throws {
      let project = try Project(
        manifest: projectOptions.manifest, run.session, warnings: warnings)
      application = try run.application(project, stageOptions, for: .deploying)
      folder = project.folder
      if builds == .run, !application.builds.isEmpty {
        try await Builder(folder: folder, console: run.session.console).run(application.builds)
        // What was made is checked like what was written.
        _ = try project.application(stage: application.stage.name, for: .packing)
      }
      code = try ProjectCode(folder: folder, scratch: try run.scratch.path())
        .code(of: application, builds)
    }
  }

  /// Reads the manifest and AWS, and plans.
  static func prepare(
    _ run: inout CommandRun, _ projectOptions: ProjectOptions, _ stageOptions: StageOptions,
    _ warnings: ManifestLoader.Warnings = .tolerated, builds: Builds = .run
  ) async throws -> PreparedPlan {
    let source = try await Source(
      &run, projectOptions, stageOptions, warnings, builds: builds)
    let application = source.application
    let (client, world) = try await run.connect(to: Destination(application), stageOptions)
    let deployer = Deployer(client)
    do {
      return PreparedPlan(
        source: source, client: client, deployer: deployer,
        plan: try await deployer.plan(
          application, in: world, code: source.code.functions,
          layers: source.code.layers))
    } catch let error as StoredValueError {
      throw CommandFailure(error.obstacles.map { Problem($0) })
    }
  }
}
