import Digest
import FoundationEssentials
import Manifest
import Packaging
import Subprocess

/// Runs the builds of a project, each unless what it depends on is as it was.
struct Builder {
  /// What is kept below the project's folder, for this machine alone.
  private static let keptFolder = ".gwdeploy"

  /// The folder that the manifest is in.
  let folder: String
  let console: Console

  /// Runs what has to be run, one after another.
  ///
  /// - Throws: `CommandFailure` with the first build that failed.
  func run(_ builds: [Build]) async throws(CommandFailure) {
    for build in builds { try await run(build) }
  }

  private func run(_ build: Build) async throws(CommandFailure) {
    let inputs = try digest(of: build)
    if let inputs, inputs == keptDigest(of: build), missingOutput(of: build) == nil { return }
    console.note(console.palette(.error).faint("$ \(build.title)"))
    // What fails now must not look done next time.
    forget(build)
    try await execute(build)
    if let missing = missingOutput(of: build) {
      throw failure(
        of: build, "build-without-output", "The build did not make \(missing)",
        "`\(build.title)` ended well.", hint: "mend the command, or what it is said to make")
    }
    if let inputs { try keep(inputs, of: build) }
  }

  private func execute(_ build: Build) async throws(CommandFailure) {
    let status: TerminationStatus
    do {
      status = try await Subprocess.run(
        .name("sh"),
        arguments: [
          "-e", "-c", #"cd -- "$1" && eval "$2""#, "sh", path(build.folder), build.command,
        ],
        output: .currentStandardError, error: .currentStandardError
      ).terminationStatus
    } catch {
      throw failure(
        of: build, "build-failed", "The build cannot be run",
        "`\(build.title)` in \(path(build.folder)): \(error).")
    }
    guard !status.isSuccess else { return }
    throw failure(
      of: build, "build-failed", "The build failed", "`\(build.title)` \(status.words).",
      hint: "what it printed stands above")
  }

  private func failure(
    of build: Build, _ code: String, _ summary: String, _ detail: String, hint: String? = nil
  ) -> CommandFailure {
    CommandFailure([
      Problem(code: code, summary: summary, detail: detail, hint: hint, location: build.location)
    ])
  }

  private func path(_ relative: String) -> String {
    relative.hasPrefix("/") ? relative : "\(folder)/\(relative)"
  }

  private func missingOutput(of build: Build) -> String? {
    build.outputs.first { !FileManager.default.fileExists(atPath: path($0)) }
  }
}

/// What was built from what.
extension Builder {
  /// The digest of all that decides what comes out; nil if that is not known.
  private func digest(of build: Build) throws(CommandFailure) -> String? {
    guard !build.inputs.isEmpty else { return nil }
    do throws(PackagingError) {
      return try InputDigest.digest(of: build.inputs, without: build.outputs, in: folder)
        .hexadecimal
    } catch {
      var problem = Problem(error)
      problem.location = build.location
      throw CommandFailure([problem])
    }
  }

  /// The file that keeps the digest of what was built last.
  private func keptFile(of build: Build) -> String {
    let name = SHA256.digest(of: Array("\(build.folder)\n\(build.command)".utf8).span)
    return "\(folder)/\(Self.keptFolder)/build-\(name.hexadecimal.prefix(16))"
  }

  private func keptDigest(of build: Build) -> String? {
    let data = try? Data(contentsOf: URL(filePath: keptFile(of: build)))
    return data.map { String(decoding: $0, as: UTF8.self) }
  }

  private func forget(_ build: Build) {
    // One that is not there has been forgotten already.
    try? FileManager.default.removeItem(atPath: keptFile(of: build))
  }

  private func keep(_ digest: String, of build: Build) throws(CommandFailure) {
    let own = "\(folder)/\(Self.keptFolder)"
    do {
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      try Data("*\n".utf8).write(to: URL(filePath: "\(own)/.gitignore"))
      try Data(digest.utf8).write(to: URL(filePath: keptFile(of: build)), options: .atomic)
    } catch {
      throw failure(
        of: build, "build-not-kept", "It cannot be written down what was built",
        "\(own) cannot be written to.", hint: "leave out `inputs` to build each time")
    }
  }
}

extension Build {
  /// Its command in one line.
  fileprivate var title: String {
    let lines = command.split(separator: "\n")
    return lines.count > 1 ? "\(lines[0]) …" : String(lines.first ?? "")
  }
}

extension TerminationStatus {
  /// How a program ended, after its name.
  fileprivate var words: String {
    switch self {
    case .exited(let code): "ended with status \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}
