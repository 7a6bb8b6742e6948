import Manifest
import Testing

@Suite("What AWS allows")
struct QuotaTests {
  /// `{"TEXT":""}` is 11 bytes.
  @Test(
    "An environment may have 4096 bytes as JSON, in which a quote counts twice and a slash once",
    arguments: [
      ("x", 4085, true), ("x", 4086, false), ("é", 2042, true), ("é", 2043, false),
      ("/", 4085, true), ("\"", 2042, true), ("\"", 2043, false),
    ])
  func environment(letter: String, count: Int, isAllowed: Bool) {
    let value = String(repeating: letter, count: count)
    let codes = findings(function: "environment: {TEXT: '\(value)'}")
    #expect(codes == (isAllowed ? [] : ["environment-too-large"]))
  }

  @Test("Its size is told, its values are not")
  func hiddenValues() throws {
    let value = String(repeating: "s3cret", count: 700)
    let outcome = loader(function: "environment: {TEXT: '\(value)'}").load(stage: nil)
    let finding = try #require(outcome.diagnostics.first)
    #expect(finding.detail.contains("4211 bytes"))
    #expect(!"\(finding)".contains("s3cret"))
  }

  @Test("An API may have 300 resources, and a path that routes share counts once")
  func resources() {
    let paths = (0..<297).map { "/common/{id}/part\($0)" } + ["/", "/common", "/other"]
    #expect(findings("api: {routes: {\(routes(paths))}}") == [])
    #expect(
      findings("api: {routes: {\(routes(paths + ["/one-more"]))}}") == ["too-many-resources"])
  }

  @Test("A stage may have 100 variables, one of which is the function's")
  func variables() {
    #expect(findings("stages: {dev: {variables: {\(entries(99))}}}") == [])
    #expect(findings("stages: {dev: {variables: {\(entries(100))}}}") == ["too-many-variables"])
  }

  @Test("A manifest may have 40 tags")
  func tags() {
    #expect(findings("tags: {\(entries(40))}") == [])
    #expect(findings("tags: {\(entries(41))}") == ["too-many-tags"])
  }

  @Test("A template may have 300 KB", arguments: [(307_200, true), (307_201, false)])
  func template(size: Int, isAllowed: Bool) {
    let template = String(repeating: "x", count: size)
    let route = "{function: hello, proxy: false, request: {application/json: \(template)}}"
    let codes = findings("api: {routes: {GET /: \(route)}}")
    #expect(codes == (isAllowed ? [] : ["template-too-large"]))
  }

  @Test("A model may have 400 KB", arguments: [(409_600, true), (409_601, false)])
  func model(size: Int, isAllowed: Bool) {
    let title = String(repeating: "x", count: size - 12)
    let codes = findings(
      "api: {models: {Large: '{\"title\":\"\(title)\"}'}, routes: {GET /: hello}}")
    #expect(codes == (isAllowed ? [] : ["model-too-large"]))
  }

  private func routes(_ paths: [String]) -> String {
    paths.flatMap { ["'GET \($0)': hello", "'PUT \($0)': hello"] }.joined(separator: ", ")
  }

  private func entries(_ count: Int) -> String {
    (0..<count).map { "key\($0): x" }.joined(separator: ", ")
  }

  private func findings(_ rest: String = "", function: String = "") -> [String] {
    loader(rest, function: function).load(stage: nil).diagnostics.map(\.code)
  }

  private func loader(_ rest: String = "", function: String) -> ManifestLoader {
    let text = """
      project: guide
      functions:
        hello:
          runtime: python3.12
          handler: app.run
          code: src
          \(function)
      \(rest)
      """
    return ManifestLoader(
      file: "gwdeploy.yaml", text: text, environment: [:], files: FakeFiles.usual)
  }
}
