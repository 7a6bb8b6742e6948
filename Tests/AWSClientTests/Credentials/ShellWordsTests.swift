import Testing

@testable import AWSClient

@Suite("A command line's words")
struct ShellWordsTests {
  @Test(
    "They are those of a POSIX shell without expansion",
    arguments: [
      ("keys --account 1", ["keys", "--account", "1"]),
      ("  keys \t x  ", ["keys", "x"]),
      (#"'a b' "c d""#, ["a b", "c d"]),
      (#"a'b'"c"d"#, ["abcd"]),
      (#"'' """#, ["", ""]),
      (#"a\ b \'"#, ["a b", "'"]),
      (#"'\' "\"\\\$\n""#, [#"\"#, #""\$\n"#]),
      ("$HOME `x` * ~", ["$HOME", "`x`", "*", "~"]),
      ("", []),
    ])
  func split(line: String, words: [String]) {
    #expect(ShellWords.split(line) == words)
  }

  @Test("What is not closed is no command line", arguments: ["'a", #""a"#, #"a\"#, #""a\"#])
  func refused(line: String) {
    #expect(ShellWords.split(line) == nil)
  }
}
