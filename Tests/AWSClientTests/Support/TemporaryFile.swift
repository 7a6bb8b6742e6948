import FoundationEssentials

/// A file that is removed when nobody holds it any more.
final class TemporaryFile: Sendable {
  let path: String

  init(_ content: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "gwdeploy-\(UUID())").path
    try Data(content).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
