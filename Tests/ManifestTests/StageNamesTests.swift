import Testing

@testable import Manifest

@Suite("The names of stages")
struct StageNamesTests {
  @Test(
    "A pattern fits any stage so named",
    arguments: [
      ("pr-*", "pr-17", true), ("pr-*", "pr-", true), ("pr-*", "pr", false),
      ("*-eu", "dev-eu", true), ("*-eu", "dev-eu2", false), ("a*a", "a", false),
      ("a*b*c", "a-b-c", true), ("a*b*c", "a-c-b", false), ("*", "dev", true),
      ("dev", "dev", true), ("dev", "dev2", false), ("default", "prod", true),
    ])
  func patterns(key: String, stage: String, applies: Bool) {
    #expect(StageNames.applies(key, to: stage) == applies)
  }
}
