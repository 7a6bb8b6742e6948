import Testing

@testable import AWSClient

@Suite("An XML element")
struct XMLElementTests {
  private func parsed(_ text: String) throws -> XMLElement {
    try XMLElement(parsing: Array(text.utf8))
  }

  @Test("Members of lists are reached by their names")
  func members() throws {
    let root = try parsed(
      """
      <?xml version="1.0"?>
      <ListRolesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">
        <!-- two of them -->
        <ListRolesResult>
          <Roles>
            <member><RoleName>a</RoleName><Tags/></member>
            <other/>
            <member><RoleName> b c </RoleName></member>
          </Roles>
          <IsTruncated>false</IsTruncated>
        </ListRolesResult>
      </ListRolesResponse>
      """)
    let roles = try #require(root["ListRolesResult"]?["Roles"])
    #expect(root.name == "ListRolesResponse")
    #expect(root["Roles"] == nil)
    #expect(roles.members.map { $0["RoleName"]?.text } == ["a", "b c"])
    #expect(roles.members.first?["Tags"]?.members == [])
    #expect(roles.text == "")
  }

  @Test(
    "The text is what entities, references and CDATA stand for",
    arguments: [
      ("a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;", #"a <b> & "c" 'd'"#),
      ("&#65;&#x20AC;&#x1F600;", "A€😀"),
      ("<![CDATA[<a>&amp;]]>", "<a>&amp;"),
      ("one<x>inner</x>two", "onetwo"),
      ("\n  padded\n  twice \n", "padded\n  twice"),
      ("Zoë", "Zoë"),
      ("", ""),
    ])
  func texts(written: String, text: String) throws {
    #expect(try parsed("<r>\(written)</r>").text == text)
  }

  @Test("A long text comes in one piece")
  func longText() throws {
    let text = String(repeating: "a&amp;b\n", count: 20_000) + "."
    #expect(try parsed("<r>\(text)</r>").text.utf8.count == 80_001)
  }

  @Test(
    "What is not well-formed is refused with its line",
    arguments: [
      ("", "no element found", 1),
      ("\n\n", "no element found", 3),
      ("not XML", "syntax error", 1),
      ("<a>\n<b>\n</a>", "mismatched tag", 3),
      ("<a>\n&nbsp;</a>", "undefined entity", 2),
      ("<a/>\n<b/>", "junk after document element", 2),
      ("<a>", "no element found", 1),
    ])
  func malformed(text: String, reason: String, line: Int) {
    let error = #expect(throws: XMLElement.ParseError.self) { try parsed(text) }
    #expect(error == XMLElement.ParseError(reason: reason, line: line))
  }
}
