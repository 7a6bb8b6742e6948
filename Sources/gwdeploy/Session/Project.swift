import FoundationEssentials
import Manifest
import Primitives

/// A project on disk: its manifest, read.
struct Project {
  /// The folder that the manifest is in.
  let folder: String
  let loader: ManifestLoader

  /// Reads a manifest.
  ///
  /// - Throws: `CommandFailure` if there is no such text.
  init(
    manifest path: String, _ session: Session,
    warnings: ManifestLoader.Warnings = .tolerated
  ) throws(CommandFailure) {
    let text: String
    do throws(Problem) {
      text = try ManifestFile.text(of: path)
    } catch {
      throw CommandFailure([error])
    }
    let slash = path.lastIndex(of: "/")
    folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    loader = ManifestLoader(
      file: path, text: text, environment: session.environment, files: DiskFiles(root: folder),
      warnings: warnings)
  }

  /// What the manifest asks for in a stage, and the warnings about it.
  ///
  /// - Throws: `CommandFailure` with all errors.
  func application(
    stage: String?, for purpose: ManifestLoader.Purpose
  ) throws(CommandFailure) -> (application: Application, warnings: [Problem]) {
    let outcome = loader.load(stage: stage, for: purpose)
    guard let application = outcome.application else {
      throw CommandFailure(outcome.diagnostics.filter { $0.severity == .error }.map(Problem.init))
    }
    return (application, outcome.diagnostics.map(Problem.init))
  }
}
