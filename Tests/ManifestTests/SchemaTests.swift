import Manifest
import Primitives
import Testing

@testable import Manifest

@Suite("The schema")
struct SchemaTests {
  @Test("Every pattern is a regular expression")
  func patterns() {
    let patterns = Schema.object(.manifest).patterns
    #expect(patterns.count > 10)
    for pattern in patterns {
      #expect(throws: Never.self, "\(pattern)") { try Regex(pattern) }
    }
  }

  @Test("No two forms of a value are of the same kind, or have the same mark")
  func alternatives() {
    for forms in Schema.object(.manifest).alternatives {
      #expect(Set(forms.map(\.nodeKind)).count == forms.count)
    }
  }

  @Test("The JSON Schema knows the keys, their patterns, and what must be there")
  func jsonSchema() {
    let schema = ManifestLoader.jsonSchema
    #expect(schema["required"] == ["project"])
    #expect(schema["additionalProperties"] == false)
    #expect(schema["properties"]?["project"]?["pattern"] == "^(?:[a-z][a-z0-9-]*)$")
    let functions = schema["properties"]?["functions"]?["patternProperties"]
    let forms = functions?["^(?!x-)(?:[A-Za-z][A-Za-z0-9_-]*)$"]?["anyOf"]?.array
    #expect(forms?.first?["required"] == ["arn"])
    let function = forms?.last
    #expect(function?["required"] == nil, "a default may say it")
    #expect(function?["properties"]?["memory"]?["description"] == "128MB (default) to 10240MB.")
  }

  @Test(
    "In the JSON Schema null is allowed where it unsets, and a placeholder where it is filled in")
  func jsonSchemaOfInherited() throws {
    let properties = ManifestLoader.jsonSchema["properties"]
    let memory = properties?["defaults"]?["properties"]?["function"]?["properties"]?["memory"]
    #expect(memory?["anyOf"]?.array?.last == ["type": "null"])
    let value = memory?["anyOf"]?.array?.first
    let placeholder = try #require(value?["anyOf"]?.array?.last?["pattern"]?.string)
    let regex = try Regex(placeholder)
    #expect("${param:memory}".contains(regex) && !"${other}".contains(regex))
    #expect(properties?["region"]?["anyOf"]?.array?.contains(["type": "null"]) == false)
    #expect(properties?["project"]?["anyOf"] == nil)
  }
}

extension Schema {
  fileprivate var children: [Schema] {
    switch self {
    case .object(let object): object.fields.map(\.schema)
    case .map(let map): [map.values]
    case .list(let element): [element]
    case .scalar, .document: []
    case .oneOf(let forms): forms
    case .inheriting(let inner): [inner]
    }
  }

  fileprivate var patterns: [String] {
    var own: [String] = []
    if case .scalar(.pattern(let pattern)) = self { own = [pattern.expression] }
    if case .map(let map) = self, case .pattern(let pattern) = map.keys {
      own = [pattern.expression]
    }
    return own + children.flatMap(\.patterns)
  }

  fileprivate var alternatives: [[Schema]] {
    var own: [[Schema]] = []
    if case .oneOf(let forms) = self { own = [forms] }
    return own + children.flatMap(\.alternatives)
  }

  fileprivate var nodeKind: String {
    switch self {
    case .object(let object): object.mark.map { "mapping with \($0)" } ?? "mapping"
    case .map: "mapping"
    case .list: "list"
    case .scalar: "text"
    case .document: "several"
    case .inheriting(let inner): inner.nodeKind
    case .oneOf: "several"
    }
  }
}
