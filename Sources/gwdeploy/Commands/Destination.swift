import Manifest

/// Where a command goes and as whom, as the manifest or the options say.
struct Destination {
  var project: String
  var stage: String
  var isolation: Isolation
  /// The manifest's region, if it names one.
  var region: String?
  /// The only account that can be meant, if one is named.
  var account: String?
  /// The ARN of the role to assume before anything else is asked.
  var role: String?
}

extension Destination {
  /// Where a manifest's stage is.
  init(_ application: Application) {
    self.init(
      project: application.project, stage: application.stage.name,
      isolation: application.isolation, region: application.region,
      account: application.stage.account, role: application.stage.role)
  }
}
