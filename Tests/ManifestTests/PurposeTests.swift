import Manifest
import Testing

@Suite("A manifest that is loaded to take a stage down")
struct PurposeTests {
  private let text = """
    project: guide
    defaults:
      function: {runtime: python3.12, environment: {LEVEL: "${env:LEVEL}"}}
    functions:
      hello: {handler: app.run, code: src, environment: {DSN: "db://${param:key}"}}
      built: {handler: api.run, code: dist.zip}
    stages:
      default: {params: {key: "${env:KEY}", owner: "012345678901"}}
      prod:
        account: ${param:owner}
        protect: true
        functions: {hello: {environment: {EXTRA: "${env:EXTRA}"}}}
    """

  @Test("It needs neither the code nor what only the environments of functions are made of")
  func removing() throws {
    let outcome = loader(text).load(stage: "prod", for: .removing)
    #expect(outcome.diagnostics == [])
    let application = try #require(outcome.application)
    #expect(application.functions.map(\.name) == ["hello", "built"])
    #expect(application.functions.map(\.environment) == [[:], [:]])
    #expect(application.stage.account == "012345678901")
    #expect(application.stage.protection == .byName)
  }

  @Test("A deployment of the same needs all of it")
  func deploying() {
    let codes = loader(text).load(stage: "prod").diagnostics.map(\.code)
    #expect(
      codes == [
        "unset-variable", "code-not-found", "code-not-found", "unset-variable", "unset-variable",
      ])
  }

  @Test("A parameter that more than an environment is made of must have its value")
  func usedParameter() {
    let used = text.replacing("${param:owner}", with: "${param:key}")
    let outcome = loader(used).load(stage: "prod", for: .removing)
    #expect(outcome.diagnostics.map(\.code) == ["unset-variable"])
    let unknown = text.replacing("${param:owner}", with: "${param:ownr}")
    let diagnostics = loader(unknown).load(stage: "prod", for: .removing).diagnostics
    #expect(diagnostics.map(\.hint) == ["did you mean `${param:owner}`?"])
  }

  @Test("What AWS would not make can be taken down")
  func quotas() {
    let tags = (0...40).map { "key\($0): x" }.joined(separator: ", ")
    let manifest = loader(text + "\ntags: {\(tags)}")
    #expect(manifest.load(stage: "prod", for: .removing).diagnostics == [])
    #expect(manifest.load(stage: "prod").diagnostics.map(\.code).contains("too-many-tags"))
  }

  @Test("Mistakes of form are found all the same")
  func form() {
    let misspelt = text.replacing("EXTRA:", with: "1EXTRA:")
    let outcome = loader(misspelt).load(stage: "prod", for: .removing)
    #expect(outcome.diagnostics.map(\.code) == ["invalid-name"])
    #expect(outcome.application == nil)
  }

  private func loader(_ text: String) -> ManifestLoader {
    ManifestLoader(
      file: "gwdeploy.yaml", text: text, environment: [:], files: FakeFiles(entries: [:]))
  }
}
