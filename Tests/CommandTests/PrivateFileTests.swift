import FoundationEssentials
import Testing

@testable import gwdeploy

@Suite("A private file")
struct PrivateFileTests {
  @Test("It takes the place of the one that is there, for its owner alone, and leaves no draft")
  func replacing() throws {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "gwdeploy-\(UUID())").path
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    let path = "\(folder)/token.json"
    #expect(
      manager.createFile(
        atPath: path, contents: Data("old".utf8), attributes: [.posixPermissions: 0o644]))
    try PrivateFile.replace(path, with: Array("new".utf8))
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("new".utf8))
    #expect(try manager.attributesOfItem(atPath: path)[.posixPermissions] as? UInt == 0o600)
    #expect(try manager.contentsOfDirectory(atPath: folder) == ["token.json"])
  }

  @Test("A folder that is not there is an error")
  func noFolder() {
    #expect(throws: PrivateFile.Failure.self) {
      try PrivateFile.replace("/nowhere/token.json", with: [])
    }
  }
}
