import FoundationEssentials
import Primitives
import Provisioning

/// The folder in which APIs are kept that were deleted, in files that their owner alone may read.
final class Shelf: Sendable {
  private let folder: String
  private let kept = Locked<[String: String]>([:])

  /// A folder, which need not be there yet.
  init(_ folder: String) { self.folder = folder }

  /// The files that were written, by the APIs' ids.
  var files: [String: String] { kept.withLock { $0 } }

  /// The files of earlier runs that have definitions, the newest of each API, by the APIs' ids.
  var definitions: [String: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let found = names.filter { $0.hasSuffix(".json") }.compactMap { name -> (KeptAPI, String)? in
      let path = "\(folder)/\(name)"
      return FileManager.default.contents(atPath: path)
        .flatMap { try? JSONDecoder().decode(KeptAPI.self, from: $0) }
        .map { ($0, path) }
    }
    let usable = found.filter { !$0.0.definitions.isEmpty }.sorted { $0.0.keptAt < $1.0.keptAt }
    return Dictionary(usable.map { ($0.0.id, $0.1) }, uniquingKeysWith: { $1 })
  }

  /// Makes the folder, so that it is known before anything is deleted that it can be.
  ///
  /// - Throws: `Problem` if it cannot be made.
  func prepare() throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // Stage variables are nothing for a repository.
      try Data("*\n".utf8).write(to: URL(filePath: "\(folder)/.gitignore"))
    } catch {
      throw Self.unwritable(folder, "\(error)")
    }
  }

  /// Keeps an API.
  ///
  /// - Throws: `Problem` if it cannot be written.
  func keep(_ api: KeptAPI) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let path = "\(folder)/\(api.fileName)"
    let bytes = Array(try encoder.encode(api))
    do throws(PrivateFile.Failure) {
      try PrivateFile.replace(path, with: bytes)
    } catch {
      throw Self.unwritable(path, "\(error.call) failed with \(error.code)")
    }
    kept.withLock { $0[api.id] = path }
  }

  private static func unwritable(_ path: String, _ reason: String) -> Problem {
    Problem(
      code: "unwritable", summary: "\(path) cannot be written", detail: "\(reason).",
      hint: "name another folder with --keep-in; nothing is deleted that cannot be kept")
  }
}
