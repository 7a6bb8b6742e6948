import ArgumentParser
import FoundationEssentials

/// `gwdeploy init`: writes a small project that works.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a small project that works: a manifest and one function.",
    discussion: "Files that are there already are never written over.")

  @Argument(help: "The folder to write to; it is made if need be.", completion: .directory)
  var folder = "."

  @Option(help: "The language of the function.")
  var language = ProjectTemplate.Language.python

  @Option(help: "The project's name; the folder's if it makes one.")
  var project: String?

  @Option(help: "How results are printed.")
  var output = OutputFormat.text

  func run() async throws {
    try await CommandRun.run(output) { run in
      let name = try projectName()
      let template = ProjectTemplate(project: name, language: language)
      let there = template.files.map(\.path).filter {
        FileManager.default.fileExists(atPath: "\(folder)/\($0)")
      }
      guard there.isEmpty else {
        throw CommandFailure(
          [
            Problem(
              code: "file-exists", summary: "\(there[0]) is there already",
              detail: "Nothing was written.", hint: "choose an empty folder")
          ], status: .refused)
      }
      do {
        for file in template.files { try write(file) }
      } catch {
        throw CommandFailure([
          Problem(
            code: "unwritable", summary: "The project cannot be written to \(folder)",
            detail: "\(error)")
        ])
      }
      let enter = folder == "." ? "" : "cd \(folder) && "
      try run.finish(
        InitDocument(project: name, files: template.files.map(\.path)),
        text: (template.files.map { "wrote \($0.path)" }
          + ["", "\(enter)gwdeploy validate", "\(enter)gwdeploy up --stage dev"])
          .joined(separator: "\n"))
    }
  }

  private func projectName() throws(CommandFailure) -> String {
    if let project {
      guard ProjectTemplate.isName(project) else {
        throw CommandFailure(
          [
            Problem(
              code: "project-name", summary: "\(project) is no name for a project",
              detail: "It takes small letters, digits and hyphens, and begins with a letter.")
          ], status: .usage)
      }
      return project
    }
    let path = URL(filePath: folder).standardizedFileURL.lastPathComponent.lowercased()
    return ProjectTemplate.isName(path) ? path : "hello"
  }

  private func write(_ file: ProjectTemplate.File) throws {
    let path = "\(folder)/\(file.path)"
    let parent = URL(filePath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(file.text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
  }
}

/// What `init` says.
struct InitDocument: Encodable {
  var project: String
  var files: [String]
}
