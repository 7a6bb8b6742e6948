import Digest
import FoundationEssentials

/// A file that is there as long as this is.
final class ScratchFile: Sendable {
  let path: String
  let sha256: SHA256.Digest

  init(_ bytes: [UInt8]) throws {
    sha256 = SHA256.digest(of: bytes.span)
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "gwdeploy-test-\(UInt64.random(in: 0...UInt64.max)).zip").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
