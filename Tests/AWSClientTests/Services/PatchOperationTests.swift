import Testing

@testable import AWSClient

@Suite("A patch operation")
struct PatchOperationTests {
  @Test(
    "A key is escaped as one segment of a JSON pointer",
    arguments: [
      ("image/png", "image~1png"), ("a~b", "a~0b"), ("~1", "~01"), ("/~/", "~1~0~1"),
      ("{proxy+}", "{proxy+}"), ("", ""),
    ])
  func escaping(key: String, escaped: String) {
    #expect(PatchOperation.escaped(key) == escaped)
  }

  @Test("A removal has no value at all, any other has a text")
  func json() throws {
    let patch = Patch(patchOperations: [
      .replace("/variables/limit", "10"), .replace("/variables/image~1png", ""),
      .remove("/canarySettings"),
    ])
    #expect(
      String(decoding: try WireJSON.encode(patch), as: UTF8.self) == """
        {"patchOperations":[{"op":"replace","path":"/variables/limit","value":"10"},\
        {"op":"replace","path":"/variables/image~1png","value":""},\
        {"op":"remove","path":"/canarySettings"}]}
        """)
  }
}
