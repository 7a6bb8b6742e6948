import Manifest
import Primitives
import Testing

@Suite("The manifest loader")
struct ManifestLoaderTests {
  private let text = """
    project: guide
    functions:
      hello:
        runtime: python3.12
        handler: app.run
        code: src
        environment: {DSN: "postgres://user:pw@${env:HOST}", URL: "${param:url}"}
    stages:
      default: {params: {url: "https://${stage}.example.com"}}
      dev: {}
      prod: {functions: {hello: {memory: 1GB}}}
      "pr-*": {}
    """

  @Test("It names the stages without the default and the patterns")
  func stages() {
    #expect(loader().stages == ["dev", "prod"])
    #expect(loader("project: guide").stages == ["dev"])
    #expect(loader("{").stages == [])
  }

  @Test("A stage that fits a pattern can be loaded")
  func pattern() throws {
    let application = try #require(loader().load(stage: "pr-17").application)
    #expect(application.stage.name == "pr-17")
    let url = application.functions[0].environment["URL"]
    #expect(url == .text(Secret("https://pr-17.example.com")))
  }

  @Test("An error gives no application, a warning does")
  func outcome() throws {
    #expect(loader(environment: [:]).load(stage: "dev").application == nil)
    let slow = text.replacing("code: src", with: "code: src\n    timeout: 1m")
    let outcome = loader(slow + "\napi: {routes: {GET /: hello}}").load(stage: "dev")
    #expect(outcome.diagnostics.map(\.severity) == [.warning])
    #expect(outcome.application?.functions[0].timeout == .seconds(60))
  }

  @Test("Another stage's mistakes of form are found, its unset variables are not asked for")
  func otherStages() {
    let manifest = text.replacing("memory: 1GB", with: "memory: \"${env:MEMORY}\"")
    #expect(loader(manifest).load(stage: "dev").diagnostics == [])
    #expect(loader(manifest).load(stage: "prod").diagnostics.map(\.code) == ["unset-variable"])
    #expect(loader(manifest).validate().map(\.code) == ["unset-variable"])
    let misspelt = text.replacing("memory: 1GB", with: "memori: 1GB")
    #expect(loader(misspelt).load(stage: "dev").diagnostics.map(\.code) == ["unknown-key"])
  }

  @Test("A finding that all stages share is told once")
  func once() {
    let manifest = text.replacing("runtime: python3.12", with: "runtime: Python")
    #expect(loader(manifest).validate().map(\.code) == ["invalid-value"])
  }

  @Test("A line with a secret on it is not shown, one with only a placeholder is")
  func hiddenLines() {
    let manifest = text.replacing("environment:", with: "environmnt: 1\n    environment:")
    let lines = loader(manifest, environment: [:]).load(stage: "dev").diagnostics.map(\.sourceLine)
    #expect(lines == ["    environmnt: 1", nil])
    let placeholder = text.replacing("postgres://user:pw@", with: "")
    #expect(
      loader(placeholder, environment: [:]).load(stage: "dev").diagnostics.first?.sourceLine?
        .contains("${env:HOST}") == true)
  }

  @Test("A value taken from the environment is not searched for placeholders again")
  func onePass() throws {
    let outcome = loader(environment: ["HOST": "${param:url}${stage}"]).load(stage: "dev")
    let environment = try #require(outcome.application).functions[0].environment
    #expect(environment["DSN"] == .text(Secret("postgres://user:pw@${param:url}${stage}")))
  }

  private func loader(
    _ text: String? = nil, environment: [String: String] = ["HOST": "db"]
  ) -> ManifestLoader {
    ManifestLoader(
      file: "gwdeploy.yaml", text: text ?? self.text, environment: environment,
      files: FakeFiles.usual)
  }
}
