import Testing

@testable import Packaging

@Suite("Ignore rules")
struct IgnoreRulesTests {
  @Test(
    "A rule matches as in .gitignore",
    arguments: [
      ("*.pyc", "a.pyc", true), ("*.pyc", "a/b.pyc", true), ("*.pyc", "a.py", false),
      ("a", "a", true), ("a", "b/a", true), ("a", "ab", false),
      ("/a", "a", true), ("/a", "b/a", false),
      ("a/b", "a/b", true), ("a/b", "c/a/b", false),
      ("a/*", "a/b", true), ("a/*", "a/b/c", false),
      ("a/**", "a/b/c", true), ("a/**", "a", false),
      ("**/a", "a", true), ("**/a", "x/y/a", true),
      ("a/**/b", "a/b", true), ("a/**/b", "a/x/y/b", true), ("a/**/b", "a/bc", false),
      ("**", "a", true),
      ("?.py", "a.py", true), ("?.py", "ab.py", false), ("?", "日", true),
      ("*.py[co]", "a.pyc", true), ("*.py[co]", "a.py", false),
      ("[a-c]", "b", true), ("[!a-c]", "b", false), ("[^a-c]", "d", true),
      ("[]]", "]", true), ("[a", "[a", true),
      ("\\*", "*", true), ("\\*", "a", false), ("\\#a", "#a", true), ("\\!a", "!a", true),
      ("a*b*c", "a-b-b-c", true), ("a*b*c", "a-c-b", false), ("a*", "a", true),
      ("a  ", "a", true), ("folder/", "folder", false),
    ])
  func matches(rule: String, path: String, excluded: Bool) {
    #expect(IgnoreRules([rule]).exclude(path, .file) == excluded)
  }

  @Test("A rule with a slash at its end matches folders alone", arguments: ["a/", "/a/", "**/a/"])
  func folders(rule: String) {
    #expect(IgnoreRules([rule]).exclude("a", .folder))
    #expect(!IgnoreRules([rule]).exclude("a", .file))
  }

  @Test("The last rule that matches decides")
  func order() {
    let rules = IgnoreRules(["*.md", "!keep.md", "keep.md", "!*.md"])
    #expect(!rules.exclude("keep.md", .file))
    #expect(IgnoreRules(["!a", "a"]).exclude("a", .file))
  }

  @Test("Comments and empty lines say nothing", arguments: ["", "   ", "# a", "#a", "/", "!"])
  func nothing(line: String) {
    #expect(IgnoreRule(line) == nil)
  }
}
