import Digest
import Testing

@testable import Packaging

@Suite("Input digest")
struct InputDigestTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a", to: "src/a.ts")
    try folder.write("b", to: "src/deep/b.ts")
    try folder.write("made", to: "dist/a.js")
    try folder.write("{}", to: "package.json")
  }

  private func digest(_ patterns: [String], without outputs: [String] = []) throws -> String {
    try InputDigest.digest(of: patterns, without: outputs, in: folder.path).hexadecimal
  }

  @Test(
    "A file counts if it is named, or a folder above it is",
    arguments: [
      ["src"], ["src/"], ["/src"], ["src/**"], ["*.ts"], ["src/a.ts", "src/deep"],
      ["**", "!package.json", "!dist", "!dist/a.js"],
    ])
  func names(patterns: [String]) throws {
    let before = try digest(patterns)
    try folder.write("{1}", to: "package.json")
    try folder.write("other", to: "dist/a.js")
    #expect(try digest(patterns) == before)
    try folder.write("c", to: "src/deep/b.ts")
    #expect(try digest(patterns) != before)
  }

  @Test("What is made is no input")
  func outputs() throws {
    let before = try digest(["**"], without: ["dist"])
    try folder.write("other", to: "dist/a.js")
    try folder.write("kept", to: ".gwdeploy/build-1")
    #expect(try digest(["**"], without: ["dist"]) == before)
    #expect(try digest(["**"]) != before)
  }

  @Test("A pattern that names nothing is an error, unless it takes files out again")
  func nothing() throws {
    #expect(throws: PackagingError.noSuchInput(pattern: "source")) {
      try digest(["src", "source"])
    }
    _ = try digest(["src", "!source"])
  }

  @Test("Links among what is not named lead anywhere")
  func links() throws {
    try folder.link("x", to: "/nowhere")
    _ = try digest(["src"])
  }
}
