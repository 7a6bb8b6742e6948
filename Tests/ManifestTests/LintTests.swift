import Testing

@testable import Manifest

@Suite("Warnings")
struct LintTests {
  private let text = """
    project: guide
    functions:
      hello: {runtime: python3.12, handler: app.run, code: src}
    api: {routes: {GET /: hello}}
    stages:
      dev: {}
      prod: {functions: {hello: {timeout: 60s}}}
    """
  private let ignore = """

    lint: {ignore: {function-outlasts-route: the work goes on after the answer}}
    """

  @Test("One that is ignored with a reason is not told, by whatever way the manifest is read")
  func ignored() {
    #expect(loader(text).validate().map(\.code) == ["function-outlasts-route"])
    #expect(loader(text + ignore).validate() == [])
    #expect(loader(text + ignore).load(stage: "prod").diagnostics == [])
  }

  @Test("An entry is of use if any stage needs it, and no stage alone says that it is of none")
  func unused() {
    #expect(loader(text + ignore).load(stage: "dev").diagnostics == [])
    let quick = text.replacing("60s", with: "20s") + ignore
    #expect(loader(quick).load(stage: "dev").diagnostics == [])
    let findings = loader(quick).validate()
    #expect(findings.map(\.code) == ["unused-ignore"])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test("While there are errors nothing is said of entries that may be of use without them")
  func unusedAmongErrors() {
    let broken = text.replacing("60s", with: "20") + ignore
    #expect(loader(broken).validate().map(\.code) == ["missing-unit"])
  }

  @Test("Where warnings are refused they are errors, unless they are ignored")
  func refused() throws {
    let refused = loader(text, .refused).load(stage: "prod")
    #expect(refused.application == nil)
    #expect(refused.diagnostics.map(\.severity) == [.error])
    #expect(loader(text, .refused).load(stage: "dev").application != nil)
    #expect(loader(text + ignore, .refused).load(stage: "prod").application != nil)
  }

  private func loader(
    _ text: String, _ warnings: ManifestLoader.Warnings = .tolerated
  ) -> ManifestLoader {
    ManifestLoader(
      file: "gwdeploy.yaml", text: text, environment: [:], files: FakeFiles.usual,
      warnings: warnings)
  }
}
