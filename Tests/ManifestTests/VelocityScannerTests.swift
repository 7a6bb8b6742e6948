import Testing

@testable import Manifest

@Suite("Velocity templates")
struct VelocityScannerTests {
  @Test(
    "What is well-formed is not touched",
    arguments: [
      "", "$", "#", "$5 and #1", "a # b $ c", "\\#if \\$x \\\\", "$!{x}$!x.y${x.y(1, 'a)')}",
      "#if($x == ')')a#elseif($y)b#else c#end", "#{if}($x)a#{else}b#{end}",
      "#foreach($x in [1..3])$x#if($foreach.hasNext),#end#end", "## #if\n#* #if *##[[ #end ]]#",
      "#set ($map = {\"a\": [1, 2], 'b': \"it's\"})", "$input.path('$.a[0]')[1].b(\"x\")",
      "#set($x = \"#if\")$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\", \"'\")",
      "#macro(say $x)$x#end#define($y)z#end", "{\"a\": \"$x\", \"b\": ${y}}",
    ])
  func wellFormed(template: String) {
    #expect(VelocityScanner.problems(in: template) == [])
  }

  @Test(
    "What is not closed or closes nothing is found where it stands",
    arguments: [
      ("a\n  #if($x)", 2, 3, "`#if` is not closed."),
      ("#end", 1, 1, "`#end` closes nothing."),
      ("#if($x)#else#else#end", 1, 13, "`#else` comes after the `#else`."),
      ("#foreach $x in $y#end", 1, 1, "`#foreach` needs parentheses."),
      ("#if(($x)#end", 1, 4, "`(` is not closed."),
      ("#set($x = [1)", 1, 13, "`[` in line 1 is closed with `)`."),
      ("$x.y(\"a", 1, 6, "The text in `\"` is not closed."),
      ("${x", 1, 1, "The brace of the reference is not closed."),
      ("#{if($x)#end", 1, 1, "The brace of `#{if` is not closed."),
      ("a#* b", 1, 2, "The comment is not closed."),
      ("#[[ a", 1, 1, "The text that is not to be parsed is not closed."),
      ("#elseif($x)", 1, 1, "`#elseif` belongs to no `#if`."),
    ])
  func malformed(template: String, line: Int, column: Int, detail: String) throws {
    let problem = try #require(VelocityScanner.problems(in: template).first)
    #expect(problem.place == TextCursor.Place(line: line, column: column))
    #expect(problem.detail == detail)
  }

  @Test("Any text is gone through to its end, whatever it holds")
  func anyText() {
    var chance = SystemRandomNumberGenerator()
    let pieces = [
      "#", "$", "{", "}", "(", ")", "[", "]", "\"", "'", "\\", "if", "end", "set", "x", ".", "*",
      "\n", " ", "!", "=", "ü",
    ]
    for _ in 0..<2000 {
      let text = (0..<12).compactMap { _ in pieces.randomElement(using: &chance) }.joined()
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
      for problem in VelocityScanner.problems(in: text) {
        #expect(1...lines ~= problem.place.line, "\(text)")
      }
      for use in JSONTextUse.uses(in: text) { #expect(1...lines ~= use.place.line, "\(text)") }
    }
  }
}
