import AWSClient
import Manifest
import Provisioning

/// A project, the world it goes to, and the plan that makes them match: where `plan` ends and `up`
/// begins.
struct PreparedPlan {
  let application: Application
  let folder: String
  let client: Client
  let deployer: Deployer
  let plan: Plan

  /// What the manifest asks for, with the code it names.
  struct Source {
    let application: Application
    let folder: String
    let code: ProjectCode.Code

    /// Reads the manifest and the code.
    init(
      _ run: inout CommandRun, _ projectOptions: ProjectOptions, _ stageOptions: StageOptions,
      _ warnings: ManifestLoader.Warnings
    ) throws {
      let project = try Project(
        manifest: projectOptions.manifest, run.session, warnings: warnings)
      application = try run.application(project, stageOptions, for: .deploying)
      folder = project.folder
      code = try ProjectCode(
        folder: project.folder, temporary: run.session.value(of: "TMPDIR") ?? "/tmp"
      ).code(of: application)
    }
  }

  /// Reads the manifest and AWS, and plans.
  static func prepare(
    _ run: inout CommandRun, _ projectOptions: ProjectOptions, _ stageOptions: StageOptions,
    _ warnings: ManifestLoader.Warnings = .tolerated
  ) async throws -> PreparedPlan {
    let source = try Source(&run, projectOptions, stageOptions, warnings)
    let application = source.application
    let (client, world) = try await run.connect(to: Destination(application), stageOptions)
    let deployer = Deployer(client)
    return PreparedPlan(
      application: application, folder: source.folder, client: client, deployer: deployer,
      plan: try await deployer.plan(
        application, in: world, code: source.code.functions,
        layers: source.code.layers))
  }
}
