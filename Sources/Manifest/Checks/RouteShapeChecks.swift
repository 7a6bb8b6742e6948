/// Whether each route says clearly what answers, and nothing that means nothing there.
struct RouteShapeChecks {
  let resolution: Resolution

  /// All findings.
  var findings: [Diagnostic] {
    resolution.routes.flatMap { entry -> [Diagnostic] in
      guard !entry.value.isNull, entry.value.sequence == nil else { return [] }
      guard let form = RouteForm(of: entry.value) else { return [unclearTarget(entry)] }
      return uselessKeys(entry.value, form) + unclearOperation(entry.value)
        + ambiguousResponses(entry.value)
    }
  }

  private func unclearTarget(_ entry: YAMLNode.Entry) -> Diagnostic {
    let targets = entry.value.routeTargets
    let all = RouteForm.targets.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unclearTarget,
      targets.isEmpty
        ? "A route needs one of \(all)."
        : "A route has one of \(all), and this one has "
          + targets.map { "`\($0)`" }.joined(separator: " and ") + ".",
      at: entry.keyLocation)
  }

  private func uselessKeys(_ node: YAMLNode, _ form: RouteForm) -> [Diagnostic] {
    let useless = node.entries.filter { !form.takes($0.key) && $0.value.text != "false" }
    return useless.map { entry in
      Diagnostic(
        .uselessKey, "`\(entry.key)` means nothing for \(form.name).", hint: hint(entry.key, form),
        at: entry.keyLocation)
    } + uselessMockKeys(node)
  }

  private func hint(_ key: String, _ form: RouteForm) -> String? {
    switch (key, form) {
    case ("request", .service): "write it within `aws:`"
    case ("credentials", .service): "write it as `role:` within `aws:`"
    case ("request", _), ("passthrough", _), ("responses", _), ("mappings", _):
      [.lambdaProxy, .httpProxy].contains(form) ? "write `proxy: false` to change requests" : nil
    default: nil
    }
  }

  private func uselessMockKeys(_ node: YAMLNode) -> [Diagnostic] {
    guard node["responses"] != nil else { return [] }
    return (node["mock"]?.entries ?? []).filter { $0.key != "status" && !Schema.isFree($0.key) }
      .map {
        Diagnostic(
          .uselessKey, "`responses:` says what this route answers.",
          hint: "write it under the status in `responses:`", at: $0.keyLocation)
      }
  }

  private func unclearOperation(_ node: YAMLNode) -> [Diagnostic] {
    guard let entry = node.entry("aws"), entry.value.mapping != nil,
      (entry.value["path"] == nil) == (entry.value["action"] == nil)
    else { return [] }
    return [
      Diagnostic(
        .unclearTarget, "An AWS target has either `action` or `path`.", at: entry.keyLocation)
    ]
  }

  /// API Gateway takes the first response whose pattern matches, in no order that one can set.
  private func ambiguousResponses(_ node: YAMLNode) -> [Diagnostic] {
    var first: [String?: String] = [:]
    return (node["responses"]?.entries ?? []).filter { !Schema.isFree($0.key) }.compactMap {
      entry in
      let pattern = entry.value["pattern"]?.text
      guard let other = first[pattern] else {
        first[pattern] = entry.key
        return nil
      }
      return Diagnostic(
        .ambiguousResponse,
        pattern == nil
          ? "`\(other)` and `\(entry.key)` are both without a pattern, and one can be the default."
          : "`\(other)` has the same pattern.",
        hint: pattern == nil ? "give all but one of them a `pattern`" : nil, at: entry.keyLocation)
    }
  }
}

extension Resolution {
  /// The routes in the tree.
  var routes: [YAMLNode.Entry] {
    (root["api"]?["routes"]?.entries ?? []).filter { !Schema.isFree($0.key) }
  }
}
