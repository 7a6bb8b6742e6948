import Testing

@testable import Manifest

@Suite("A text with placeholders")
struct TemplateTests {
  @Test(
    "It is taken apart, and what is not ours stays text",
    arguments: [
      ("", []),
      ("a", [.literal("a")]),
      ("${stage}", [.stage]),
      ("${project}-${stage}/", [.project, .literal("-"), .stage, .literal("/")]),
      ("${env:A_1}${param:a-b}", [.variable("A_1"), .parameter("a-b")]),
      ("${account}:${region}", [.literal("${account}:${region}")]),
      ("a${other}b${stage}", [.literal("a${other}b"), .stage]),
      ("$ {stage} $stage ${stage", [.literal("$ {stage} $stage ${stage")]),
      ("${env:}", [.malformed("${env:}")]),
      ("${env:1A}", [.malformed("${env:1A}")]),
      ("${param:a b}", [.malformed("${param:a b}")]),
    ] as [(String, [Template.Part])])
  func parts(text: String, parts: [Template.Part]) {
    #expect(Template(text).parts == parts)
  }
}
