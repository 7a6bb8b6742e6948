import ArgumentParser
import Manifest

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// Where the project is, and how results are printed: what all commands take.
struct ProjectOptions: ParsableArguments {
  @Option(
    name: [.short, .customLong("manifest")], help: "The manifest; paths in it are relative to it.",
    completion: .file(extensions: ["yaml", "yml"]))
  var manifest = "gwdeploy.yaml"

  @Option(help: "How results are printed.")
  var output = OutputFormat.text
}

/// How strictly a manifest is read.
struct LintOptions: ParsableArguments {
  @Flag(help: "Take warnings that the manifest does not ignore for errors.")
  var strict = false

  /// What becomes of warnings.
  var warnings: ManifestLoader.Warnings { strict ? .refused : .tolerated }
}

/// Which stage is meant, and as whom AWS is spoken to.
struct StageOptions: ParsableArguments {
  @Option(
    help: "The stage; needless if the manifest has one stage, or GWDEPLOY_STAGE is set.")
  var stage: String?

  @Option(help: "The profile of AWS's shared files to take credentials from.")
  var profile: String?

  @Option(help: "The region, in place of the manifest's.")
  var region: String?

  @Flag(
    name: [.customShort("v"), .long, .customLong("debug")],
    help: "Print a line for each call of AWS; it holds no values.")
  var verbose = false
}

/// How what happens is told while a plan is applied.
enum EventFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// What the user agrees to beforehand, and how they want to be told what happens.
struct ApplyOptions: ParsableArguments {
  @Flag(help: "Do not ask; needed where there is no terminal.")
  var yes = false

  @Option(help: "How what happens is told on standard error: lines of text or of JSON.")
  var events = EventFormat.text

  @Option(help: "The name of a protected stage, to take it down all the same.")
  var allow: String?

  /// Refuses to take a protected stage away that was not named once more.
  func allowTakingAway(_ stage: Stage) throws(CommandFailure) {
    guard stage.protection == .byName, allow != stage.name else { return }
    throw CommandFailure(
      [
        Problem(
          code: "protected", summary: "The stage \(stage.name) is protected",
          detail: "Its manifest says `protect: true`.", hint: "add --allow \(stage.name)")
      ], status: .refused)
  }
}

/// As whom AWS is spoken to, without a project, and how results are printed.
struct AccountOptions: ParsableArguments {
  @Option(help: "The profile of AWS's shared files to take credentials from.")
  var profile: String?

  @Option(help: "The region.")
  var region: String?

  @Flag(
    name: [.customShort("v"), .long, .customLong("debug")],
    help: "Print a line for each call of AWS; it holds no values.")
  var verbose = false

  @Option(help: "How results are printed.")
  var output = OutputFormat.text
}

/// What the user agrees to beforehand.
struct ConsentOptions: ParsableArguments {
  @Flag(help: "Do not ask; needed where there is no terminal.")
  var yes = false
}
