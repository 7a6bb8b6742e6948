import Testing

@testable import Manifest

@Suite("What somebody may have meant")
struct SpellingTests {
  @Test(
    "The nearest word is found, and none where none is near",
    arguments: [
      ("timout", "timeout"), ("TimeOut", "timeout"), ("memroy", "memory"), ("cod", "code"),
      ("zebra", nil), ("", nil), ("x", nil),
    ] as [(String, String?)])
  func nearest(word: String, meant: String?) {
    #expect(Spelling.nearest(to: word, among: ["timeout", "memory", "code", "runtime"]) == meant)
  }

  @Test(
    "A distance counts letters put in, taken out, changed and swapped",
    arguments: [("", "", 0), ("ab", "ba", 1), ("abc", "abcd", 1), ("kitten", "sitting", 3)])
  func distance(one: String, other: String, distance: Int) {
    #expect(Spelling.distance(one, other, limit: 9) == distance)
    #expect(Spelling.distance(other, one, limit: 9) == distance)
  }

  @Test(
    "A word of another tool is translated, or explained",
    arguments: [
      ("MemorySize", "did you mean `memory`?"), ("Handler", "did you mean `handler`?"),
      ("env", "did you mean `environment`?"), ("Architectures", "did you mean `architecture`?"),
      ("Events", "routes stand under `api: routes:`, each as `GET /path: function`"),
    ])
  func foreignWords(word: String, hint: String) {
    let keys = ObjectSchema.function.fields.map(\.key)
    #expect(ForeignWords.hint(for: word, among: keys) == hint)
  }
}
