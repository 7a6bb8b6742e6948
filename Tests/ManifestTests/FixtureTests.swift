import Testing

@testable import Manifest

@Suite("Manifests in the folder Fixtures")
struct FixtureTests {
  @Test("Every finding stands where it is marked, and reads as expected", arguments: invalid)
  func findings(fixture: FixtureCase) throws {
    let manifest = try fixture.manifest()
    let loader = fixture.loader(manifest)
    let diagnostics =
      fixture.stage.map { loader.load(stage: $0.name).diagnostics }
      ?? loader.validate()

    #expect(
      Set(diagnostics.map(MarkedText.Mark.init))
        == Set(manifest.expected + fixture.expectedOfFiles))
    let text = diagnostics.map(\.text).joined()
    try fixture.expectGolden(text)
    for secret in FixtureCase.environment.values { #expect(!text.contains(secret)) }
  }

  @Test("An application comes out as expected", arguments: valid)
  func applications(fixture: FixtureCase) throws {
    let manifest = try fixture.manifest()
    let loader = fixture.loader(manifest)
    #expect(loader.validate().filter { $0.severity == .error } == [])
    let stages = fixture.stage.flatMap(\.name).map { [$0] } ?? loader.stages
    #expect(!stages.isEmpty)
    let texts = try stages.map { try #require(loader.load(stage: $0).application).text }
    try fixture.expectGolden(texts.joined(separator: "\n"))
  }

  @Test("Every kind of finding has a case", arguments: Finding.allCases)
  func everyFindingHasACase(finding: Finding) throws {
    // Files this large have tests of their own, which make them.
    let large: [Finding] = [.fileTooLarge, .modelTooLarge, .templateTooLarge]
    guard !large.contains(finding) else { return }
    let codes = try Self.invalid.flatMap { try $0.manifest().expected.map(\.code) }
    #expect(codes.contains(finding.rawValue))
  }

  private static let invalid = FixtureCase.all("invalid")
  private static let valid = FixtureCase.all("valid")
}

extension Diagnostic {
  fileprivate var text: String {
    var lines = ["\(severity) \(code): \(summary)"]
    if !detail.isEmpty { lines.append("  \(detail)") }
    if let hint { lines.append("  hint: \(hint)") }
    if let sourceLine { lines.append("  | \(sourceLine)") }
    return lines.map { $0 + "\n" }.joined()
  }
}
