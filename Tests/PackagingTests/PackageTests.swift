import Digest
import FoundationEssentials
import Packaging
import Testing

@Suite("A package")
struct PackageTests {
  private let folder: TemporaryFolder
  private let output: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    output = try TemporaryFolder()
  }

  @Test("Its zip has the files in the order of their bytes, with their modes and contents")
  func content() throws {
    try folder.write("b", to: "b.py", mode: 0o600)
    try folder.write("", to: "lib/empty.txt")
    try folder.write("run", to: "bootstrap", mode: 0o700)
    try folder.write("upper", to: "Z")
    try folder.write("two", to: "lib.py")
    try folder.write("ümlaut", to: "ünicode/日本.txt")

    let entries = try ZipContent(path: pack().path).entries
    #expect(
      entries == [
        .init(path: "Z", mode: 0o100644, content: "upper"),
        .init(path: "b.py", mode: 0o100644, content: "b"),
        .init(path: "bootstrap", mode: 0o100755, content: "run"),
        .init(path: "lib.py", mode: 0o100644, content: "two"),
        .init(path: "lib/empty.txt", mode: 0o100644, content: ""),
        .init(path: "ünicode/日本.txt", mode: 0o100644, content: "ümlaut"),
      ])
  }

  @Test("Its zip says size and digest of what was written")
  func archive() throws {
    try folder.write("x", to: "app.py")
    let archive = try pack()
    let bytes = try output.bytes(of: "package.zip")
    #expect(archive.count == bytes.count)
    #expect(archive.sha256 == SHA256.digest(of: bytes.span))
    #expect(archive.path == "\(output.path)/package.zip")
  }

  @Test("Its zip is never larger than it said, whatever is in it")
  func largestArchiveSize() throws {
    var chance = SystemRandomNumberGenerator()
    for index in 0..<40 {
      let noise = (0..<(index * 97)).map { _ in UInt8.random(in: 33...126, using: &chance) }
      try folder.write(
        String(decoding: noise, as: UTF8.self),
        to: "\(String(repeating: "long-name/", count: index % 5))\(index).txt")
    }
    let package = try Package(at: folder.path)
    #expect(try package.archive(to: "\(output.path)/a.zip").count <= package.largestArchiveSize)
    let zip = try Package(at: "\(output.path)/a.zip")
    #expect(try zip.archive(to: "\(output.path)/b.zip").count == zip.largestArchiveSize)
  }

  @Test("Its largest files are known, those of one size by name")
  func largestFiles() throws {
    try folder.write("four", to: "b.py")
    try folder.write("four", to: "a.py")
    try folder.write("seven..", to: "lib/c.py")
    try folder.write("1", to: "d.py")
    let files = try Package(at: folder.path).largestFiles(3)
    #expect(files.map(\.path) == ["lib/c.py", "a.py", "b.py"])
    #expect(files.map(\.size) == [7, 4, 4])
  }

  @Test("Its bytes do not depend on times, modes' details, place, or the order of creation")
  func reproducible() throws {
    try folder.write("a", to: "a.py")
    try folder.write("b", to: "sub/b.py", mode: 0o744)
    try folder.setTime(of: "a.py", to: 1_000_000_000)
    try folder.setTime(of: "sub/b.py", to: 1_700_000_001)
    let other = try TemporaryFolder()
    try other.write("b", to: "sub/b.py", mode: 0o755)
    try other.write("a", to: "a.py", mode: 0o600)
    try other.setTime(of: "a.py", to: 86_400)

    let package = try Package(at: folder.path)
    let otherPackage = try Package(at: other.path)
    #expect(package.sourceDigest == otherPackage.sourceDigest)
    #expect(
      try package.archive(to: "\(output.path)/1.zip").sha256
        == otherPackage.archive(to: "\(output.path)/2.zip").sha256)
  }

  @Test("Its zip has no time that a time zone could change: the first one that zip knows")
  func noTimes() throws {
    try folder.write("a", to: "a.py")
    _ = try pack()
    let bytes = try output.bytes(of: "package.zip")
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0], "1980-01-01 00:00:00")
    let extra = bytes.dropFirst(30 + "a.py".utf8.count)
    #expect(Array(extra.prefix(5)) == [0x55, 0x54, 1, 0, 0], "a field of Unix times without any")
  }

  @Test("Its source digest tells paths, executable bits and contents apart")
  func sourceDigest() throws {
    try folder.write("x", to: "a")
    var digests: Set<SHA256.Digest> = []
    for change in [
      ("x", "a", 0o644), ("y", "a", 0o644), ("y", "a", 0o755), ("", "b", 0o644), ("", "a/c", 0o644),
    ] {
      let (content, name, mode) = change
      if name == "a/c" { try FileManager.default.removeItem(atPath: "\(folder.path)/a") }
      try folder.write(content, to: name, mode: mode)
      digests.insert(try Package(at: folder.path).sourceDigest)
    }
    #expect(digests.count == 5)
  }

  @Test("Its source digest is the one that is written down")
  func sourceDigestIsFixed() throws {
    try folder.write("print(1)\n", to: "app.py")
    try folder.write("#!/bin/sh\n", to: "bin/run", mode: 0o755)
    // Computed with `hashlib`, by the framing that the source digest documents.
    #expect(
      try Package(at: folder.path).sourceDigest.hexadecimal
        == "843ff11ef9452bf90bbf788a510d3ba16ae76e97b74683b67d29a759b3b5ce6a")
  }

  @Test("What the patterns and the folder's own list name is left out")
  func leftOut() throws {
    for name in [
      "app.py", "__pycache__/app.pyc", ".git/HEAD", "lib/.DS_Store", "tests/a.py", "notes.md",
      "lib/keep.md", "lib/.gwdeployignore",
    ] {
      try folder.write(name, to: name)
    }
    try folder.write("# comment\n*.md\r\n!lib/keep.md\n", to: ".gwdeployignore")
    let archive = try Package(at: folder.path, excluding: ["tests/**"])
      .archive(to: "\(output.path)/package.zip")
    #expect(
      try ZipContent(path: archive.path).entries.map(\.path)
        == ["app.py", "lib/.gwdeployignore", "lib/keep.md"])
  }

  @Test("Links inside of the folder are followed")
  func links() throws {
    try folder.write("x", to: "lib/x.py", mode: 0o755)
    try folder.link("copy.py", to: "lib/x.py")
    try folder.link("also", to: "lib")
    try folder.link("lib/up.py", to: "\(folder.path)/lib/x.py")
    #expect(
      try ZipContent(path: pack().path).entries == [
        .init(path: "also/up.py", mode: 0o100755, content: "x"),
        .init(path: "also/x.py", mode: 0o100755, content: "x"),
        .init(path: "copy.py", mode: 0o100755, content: "x"),
        .init(path: "lib/up.py", mode: 0o100755, content: "x"),
        .init(path: "lib/x.py", mode: 0o100755, content: "x"),
      ])
  }

  @Test("A folder that is itself reached by a link is packed like any other")
  func linkedFolder() throws {
    try folder.write("x", to: "src/x.py")
    try folder.link("src/y.py", to: "x.py")
    try folder.link("here", to: "src")
    #expect(
      try Package(at: "\(folder.path)/here").sourceDigest
        == Package(at: "\(folder.path)/src").sourceDigest)
  }

  @Test("A zip file is taken as it is")
  func zipFile() throws {
    try folder.write("any bytes", to: "dist.zip")
    let path = "\(folder.path)/dist.zip"
    let package = try Package(at: path)
    let archive = try package.archive(to: "\(output.path)/package.zip")
    #expect(archive.path == path)
    #expect(archive.count == 9)
    #expect(archive.sha256 == SHA256.digest(of: Array("any bytes".utf8).span))
    #expect(package.sourceDigest == archive.sha256)
    #expect(!FileManager.default.fileExists(atPath: "\(output.path)/package.zip"))
  }

  private func pack() throws -> Archive {
    try Package(at: folder.path).archive(to: "\(output.path)/package.zip")
  }
}
