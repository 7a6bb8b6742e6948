import FoundationEssentials
import Manifest
import Testing

@Suite("The files of a project on disk")
struct DiskFilesTests {
  @Test("Folders, files, links and what is not there are told apart")
  func entries() throws {
    let base = FileManager.default.temporaryDirectory.appending(path: "gwdeploy-\(UUID())")
    let root = base.appending(path: "project")
    try FileManager.default.createDirectory(
      at: root.appending(path: "src"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: base) }
    try Data().write(to: root.appending(path: "src/app.py"))
    try Data().write(to: base.appending(path: "project-notes"))
    for (link, target) in [
      ("inside", "src"), ("outside", "../project-notes"), ("dangling", "nowhere"), ("loop", "loop"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: root.appending(path: link).path, withDestinationPath: target)
    }

    let files = DiskFiles(root: root.path)
    #expect(files.entry(at: "src") == .folder)
    #expect(files.entry(at: ".") == .folder)
    #expect(files.entry(at: "src/../src/app.py") == .file)
    #expect(files.entry(at: "inside/app.py") == .file)
    #expect(files.entry(at: root.appending(path: "src").path) == .folder)
    #expect(files.entry(at: "..") == .outside)
    #expect(files.entry(at: "outside") == .outside)
    #expect(files.entry(at: "/dev/null") == .outside)
    #expect(files.entry(at: "nowhere") == .missing)
    #expect(files.entry(at: "dangling") == .missing)
    #expect(files.entry(at: "loop") == .missing)
    #expect(files.entry(at: "src/app.py/x") == .missing)
  }
}
