import Testing

@testable import Manifest

@Suite("The YAML reader")
struct YAMLReaderTests {
  @Test("Places count lines and Unicode scalars from one, after a byte order mark")
  func places() throws {
    let root = try read("\u{FEFF}a: 1\nüü: {b: 2}\r\nlist:\n  - x\n")
    let entries = root.entries
    #expect(entries.map(\.key) == ["a", "üü", "list"])
    #expect(entries.map(\.keyLocation.line) == [1, 2, 3])
    #expect(entries[0].value.location == Location(file: "f", line: 1, column: 4))
    #expect(entries[1].value.entries[0].keyLocation == Location(file: "f", line: 2, column: 6))
    #expect(entries[2].value.sequence?.first?.location == Location(file: "f", line: 4, column: 5))
  }

  @Test(
    "Text stays as it was written",
    arguments: ["1.10", "no", "0x1F", "1_000", "12:30:00", "2024-01-01", "012", "1e3", ".inf"])
  func text(written: String) throws {
    #expect(try read("a: \(written)")["a"]?.text == written)
  }

  @Test("Only what has no quotes can be null", arguments: ["", "~", "null", "Null", "NULL"])
  func null(written: String) throws {
    #expect(try read("a: \(written)")["a"]?.isNull == true)
    #expect(try read("a: '\(written)'")["a"]?.isNull == false)
  }

  @Test("A merge key adds what the mapping lacks, the first source before the second")
  func merge() throws {
    let root = try read(
      """
      a: &a {x: 1, y: 1}
      b: &b {y: 2, z: 2}
      c: {z: 3, <<: [*a, *b]}
      """)
    #expect(root["c"]?.entries.map { "\($0.key)=\($0.value.text ?? "")" } == ["z=3", "x=1", "y=1"])
  }

  @Test("A quoted << is a key like any other")
  func quotedMergeKey() throws {
    #expect(try read("'<<': {a: 1}")["<<"]?["a"]?.text == "1")
  }

  @Test("An anchor that is defined again names the newer value")
  func redefinedAnchor() throws {
    let root = try read("a: &x 1\nb: *x\nc: &x 2\nd: *x")
    #expect(root["b"]?.text == "1")
    #expect(root["d"]?.text == "2")
  }

  @Test("A file of one byte too many is refused before it is parsed")
  func tooLarge() {
    let limit = YAMLReader.sizeLimit
    let (root, diagnostics) = YAMLReader.read(
      SourceText(file: "f", text: String(repeating: "{", count: limit + 1)))
    #expect(root == nil)
    #expect(diagnostics.map(\.code) == ["file-too-large"])
    #expect(throws: Never.self) { try read("a: " + String(repeating: "x", count: limit - 3)) }
  }

  @Test("An alias may not lead deeper than the text itself may")
  func deepAlias() {
    let open = String(repeating: "[", count: 40)
    let close = String(repeating: "]", count: 40)
    let text = "a: &a \(open)\(close)\nb: \(open)*a\(close)\n"
    let (_, diagnostics) = YAMLReader.read(SourceText(file: "f", text: text))
    #expect(diagnostics.map(\.code) == ["too-deep"])
  }

  @Test("Levels up to the limit are read")
  func deepest() throws {
    let levels = YAMLReader.depthLimit
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(try read(text).sequence?.count == 1)
  }

  private func read(_ text: String) throws -> YAMLNode {
    let (root, diagnostics) = YAMLReader.read(SourceText(file: "f", text: text))
    #expect(diagnostics == [])
    return try #require(root)
  }
}
