import ArgumentParser
import FoundationEssentials
import Manifest
import Primitives

/// `gwdeploy schema`: the JSON Schema of manifests, for editors.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of manifests, for editors and other tools.",
    discussion: """
      Made from the same description that manifests are read by. Editors with the YAML language \
      server take it from a first line such as

          # yaml-language-server: $schema=./gwdeploy.schema.json
      """)

  func run() async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let schema = try encoder.encode(ManifestLoader.jsonSchema)
    try await CommandRun.run(.text) { run in
      try run.session.console.result(String(decoding: schema, as: UTF8.self))
    }
  }
}
