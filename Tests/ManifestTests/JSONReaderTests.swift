import Primitives
import Testing

@testable import Manifest

@Suite("JSON with places")
struct JSONReaderTests {
  private func read(_ text: String) throws -> YAMLNode {
    let source = SourceText(file: "model.json", text: text)
    let node = YAMLNode.emptyMapping(at: source.start).embedding(text, at: source.start)
    let document = try #require(
      LocatedText(node, in: SourceText(file: "gwdeploy.yaml", text: "")))
    return try JSONReader.read(document)
  }

  @Test("Every kind of value is read, and strings are told from numbers")
  func values() throws {
    let node = try read(
      #" {"a": [1, -2.5e3, true, null, "1", "é\n\u00e9\ud83d\ude00\/"], "b": {}, "c": []} "#)
    #expect(
      node.json == [
        "a": [1, .number(-2500), true, nil, "1", "é\né😀/"], "b": [:], "c": [],
      ])
    #expect(node["a"]?.location == Location(file: "model.json", line: 1, column: 8))
    #expect(node.entry("b")?.keyLocation.column == 65)
  }

  @Test(
    "What JSON does not allow is refused where it stands",
    arguments: [
      ("", 1, 1, "It ends too soon."), ("{\n  'a': 1}", 2, 3, "A key must stand in double quotes."),
      ("{\"a\" 1}", 1, 6, "A colon must follow the key."),
      ("[1, ]", 1, 5, "No comma may stand before `]`."),
      ("[1 2]", 1, 4, "A comma or `]` must follow."), ("[01]", 1, 2, "`01` is no value of JSON."),
      ("[True]", 1, 2, "`True` is no value of JSON."), ("\"a", 1, 1, "The text is not closed."),
      ("{\"a\": 1, \"a\": 2}", 1, 10, "The key `a` is there twice."),
      ("[\"a\tb\"]", 1, 4, "A line break or control character must be escaped, as `\\n`."),
      ("[\"\\x\"]", 1, 3, "JSON knows no such escape."),
      ("{} x", 1, 4, "Nothing may follow the value."),
      ("[\"\\ud83d\"]", 1, 3, "JSON knows no such escape."),
    ])
  func refused(text: String, line: Int, column: Int, detail: String) {
    #expect {
      try read(text)
    } throws: { error in
      let problem = error as? JSONReader.Problem
      return problem?.detail == detail
        && problem?.location == Location(file: "model.json", line: line, column: column)
    }
  }

  @Test("What is nested beyond all measure is refused")
  func deep() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONReader.Problem.self) { try read(text) }
  }
}
