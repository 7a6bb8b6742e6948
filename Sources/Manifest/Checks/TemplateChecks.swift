/// Whether the mapping templates of routes can work.
struct TemplateChecks {
  /// Bytes of a mapping template (API Gateway's quotas).
  private static let largest = 300 * 1024

  let resolution: Resolution
  let manifest: SourceText

  /// All findings.
  var findings: [Diagnostic] {
    resolution.routes.flatMap(\.value.templates).flatMap { node -> [Diagnostic] in
      guard let template = LocatedText(node, in: manifest), !node.isNull else { return [] }
      return empty(template, node) + tooLarge(template, node) + malformed(template)
        + texts(template)
    }
  }

  /// AWS keeps an empty template as none, and then passes on what it gets.
  private func empty(_ template: LocatedText, _ node: YAMLNode) -> [Diagnostic] {
    guard template.text.isEmpty else { return [] }
    return [
      Diagnostic(
        .emptyValue, "A template without text makes nothing.",
        hint: "leave it out to pass on what comes", at: node.location)
    ]
  }

  private func tooLarge(_ template: LocatedText, _ node: YAMLNode) -> [Diagnostic] {
    let size = template.text.utf8.count
    guard size > Self.largest else { return [] }
    return [
      Diagnostic(
        .templateTooLarge, "It is \(size) bytes, of which API Gateway takes \(Self.largest).",
        at: node.location)
    ]
  }

  private func malformed(_ template: LocatedText) -> [Diagnostic] {
    VelocityScanner.problems(in: template.text).map { problem in
      Diagnostic(
        .malformedTemplate, problem.detail, hint: problem.hint,
        at: template.location(line: problem.place.line, column: problem.place.column))
    }
  }

  private func texts(_ template: LocatedText) -> [Diagnostic] {
    JSONTextUse.uses(in: template.text).map { use in
      Diagnostic(
        .jsonTextAsObject,
        "`$input.json` gives a text, so that `\(use.reference)` is never filled in.",
        hint: "take the object from `$input.path`",
        at: template.location(line: use.place.line, column: use.place.column))
    }
  }
}

extension YAMLNode {
  /// The templates of a route.
  fileprivate var templates: [YAMLNode] {
    let maps =
      [self["request"], self["aws"]?["request"]]
      + (self["responses"]?.entries ?? []).map { $0.value["template"] }
    return maps.compactMap { $0 }.flatMap { $0.entries.map(\.value) }
      + [self["mock"]?["body"]].compactMap { $0 }
  }
}
