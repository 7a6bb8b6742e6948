import FoundationEssentials
import Glibc
import Packaging
import Testing

@Suite("What cannot be packed")
struct PackagingErrorTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("x", to: "app.py")
  }

  @Test("A path without anything")
  func missing() throws {
    let path = "\(folder.path)/nowhere"
    #expect(throws: PackagingError.notFound(path: path)) { try Package(at: path) }
  }

  @Test("A folder without a file that is wanted")
  func empty() throws {
    #expect(throws: PackagingError.empty(path: folder.path)) {
      try Package(at: folder.path, excluding: ["*.py"])
    }
  }

  @Test("A link out of the folder, also to a sibling whose name begins with the folder's")
  func linkOut() throws {
    try folder.write("x", to: "src/x.py")
    try folder.write("x", to: "src-other/y.py")
    try folder.link("src/y.py", to: "../src-other/y.py")
    #expect(throws: PackagingError.linkLeavesFolder(path: "\(folder.path)/src/y.py")) {
      try Package(at: "\(folder.path)/src")
    }
    #expect(throws: Never.self) { try Package(at: "\(folder.path)/src", excluding: ["y.py"]) }
  }

  @Test("A link to nothing")
  func brokenLink() throws {
    try folder.link("gone", to: "nowhere")
    #expect(throws: PackagingError.brokenLink(path: "\(folder.path)/gone")) { try package() }
  }

  @Test("A link to a folder that it is in")
  func loop() throws {
    try folder.write("x", to: "sub/x.py")
    try folder.link("sub/up", to: "..")
    #expect(throws: PackagingError.linkLoop(path: "\(folder.path)/sub/up")) { try package() }
  }

  @Test("A pipe")
  func pipe() throws {
    #expect(mkfifo("\(folder.path)/pipe", 0o600) == 0)
    #expect(throws: PackagingError.notPackable(path: "\(folder.path)/pipe")) { try package() }
  }

  @Test("A name that is not UTF-8")
  func name() throws {
    let bytes = Array("\(folder.path)/".utf8) + [0x66, 0xFF, 0]
    let descriptor = bytes.withUnsafeBytes { pointer in
      pointer.withMemoryRebound(to: CChar.self) { chars in
        chars.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
      }
    }
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(throws: PackagingError.nameNotUTF8(path: "\(folder.path)/f\u{FFFD}")) { try package() }
  }

  @Test("More than Lambda takes")
  func tooLarge() throws {
    let size = Package.sizeLimit
    #expect(truncate("\(folder.path)/app.py", size + 1) == 0)
    #expect(
      throws: PackagingError.tooLarge(path: folder.path, bytes: size + 1, limit: size)
    ) {
      try package()
    }
  }

  @Test(
    "A file that this user may not read",
    .disabled(if: geteuid() == 0, "the superuser may read everything"))
  func unreadable() throws {
    try folder.write("x", to: "secret", mode: 0)
    #expect(throws: PackagingError.unreadable(path: "\(folder.path)/secret", errno: EACCES)) {
      try package()
    }
  }

  @Test("A file that was changed since it was read", arguments: ["y", "", "longer than before"])
  func changed(content: String) throws {
    let package = try package()
    try folder.write(content, to: "app.py")
    let output = "\(folder.path)/package.zip"
    #expect(throws: PackagingError.changed(path: "\(folder.path)/app.py")) {
      try package.archive(to: output)
    }
    #expect(!FileManager.default.fileExists(atPath: output))
  }

  @Test("An archive in a folder that is not there")
  func unwritable() throws {
    let package = try package()
    let output = "\(folder.path)/nowhere/package.zip"
    #expect {
      try package.archive(to: output)
    } throws: { error in
      guard case .unwritable(path: output, let reason)? = error as? PackagingError else {
        return false
      }
      return !reason.isEmpty
    }
  }

  private func package() throws -> Package { try Package(at: folder.path) }
}
