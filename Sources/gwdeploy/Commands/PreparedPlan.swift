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

  /// Reads the manifest and AWS, and plans.
  static func prepare(
    _ run: inout CommandRun, _ projectOptions: ProjectOptions, _ stageOptions: StageOptions
  ) async throws -> PreparedPlan {
    let project = try Project(manifest: projectOptions.manifest, run.session)
    let application = try run.application(project, stageOptions, for: .deploying)
    let code = try ProjectCode(
      folder: project.folder, temporary: run.session.value(of: "TMPDIR") ?? "/tmp"
    ).code(of: application)
    let (client, world) = try await run.connect(
      project: application.project, stage: application.stage.name,
      isolation: application.isolation, manifestRegion: application.region,
      account: application.stage.account, stageOptions)
    let deployer = Deployer(client)
    let plan = try await deployer.plan(application, in: world, code: code)
    return PreparedPlan(
      application: application, folder: project.folder, client: client, deployer: deployer,
      plan: plan)
  }
}
