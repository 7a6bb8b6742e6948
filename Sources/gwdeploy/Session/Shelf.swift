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

  /// Makes the folder, so that it is known before anything is deleted that it can be.
  ///
  /// - Throws: `Problem` if it cannot be made.
  func prepare() throws(Problem) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
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
