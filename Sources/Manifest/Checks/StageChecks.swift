import Primitives

/// What a stage says of calls that cannot be, or is hardly meant so.
struct StageChecks {
  /// Bytes of an access log's format (API Gateway's quotas).
  private static let longestFormat = 3072
  /// What all APIs of an account let through together unless its quotas were raised.
  private static let accountLimit = Throttle(rate: 10_000, burst: 5000)
  /// Names of stages that real users are served by.
  private static let productive: Set<String> = ["prod", "production", "live"]

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    guard let api = application.api else { return [] }
    return unknownRoutes(api) + keysWithoutPlan + formats + withoutEffect(api) + loggedBodies
      + limits
  }

  // MARK: Places

  private var stage: Stage { application.stage }
  private var node: YAMLNode? { resolution.root["stages"]?[stage.name] }

  private func place(_ path: String...) -> Location { place(path) }

  private func place(_ path: [String]) -> Location {
    resolution.place(["stages", stage.name] + path)
  }

  /// The overrides whose routes are well-formed, with their keys as they are written.
  private var overrides: [(entry: YAMLNode.Entry, override: Stage.RouteOverride)] {
    let entries = (node?["routes"]?.entries ?? []).filter { (try? RouteKey($0.key)) != nil }
    return Array(zip(entries, stage.overrides))
  }

  /// All that is said of calls, of all of them first, with where it is said.
  private var said: [(node: YAMLNode?, path: [String], settings: MethodSettings)] {
    [(node, [], stage.methods)]
      + overrides.map { ($0.entry.value, ["routes", $0.entry.key], $0.override.settings) }
  }

  // MARK: Errors

  private func unknownRoutes(_ api: API) -> [Diagnostic] {
    overrides.compactMap { entry, _ in
      .unknownRoute(entry.key, of: api, at: entry.keyLocation)
    }
  }

  private var formats: [Diagnostic] {
    guard let format = stage.accessLog?.format,
      let node = node?["logs"]?["access"]?["format"]
    else { return [] }
    func finding(_ detail: String, _ hint: String) -> Diagnostic {
      Diagnostic(.invalidLogFormat, detail, hint: hint, at: node.location)
    }
    if format.contains(where: \.isNewline) {
      return [finding("API Gateway takes one line.", "write it without line breaks")]
    }
    let ids = ["$context.requestId", "$context.extendedRequestId"]
    if !ids.contains(where: format.contains) {
      return [
        finding(
          "API Gateway wants to see which call a line is about.", "put `$context.requestId` into it"
        )
      ]
    }
    guard format.utf8.count > Self.longestFormat else { return [] }
    return [
      finding(
        "It is \(format.utf8.count) bytes, of which API Gateway takes \(Self.longestFormat).",
        "leave out what nobody looks at")
    ]
  }

  // MARK: Warnings

  /// API Gateway takes no key that no usage plan lets into the stage.
  private var keysWithoutPlan: [Diagnostic] {
    guard !application.usagePlans.contains(where: { $0.reach == .thisStage }) else { return [] }
    return (resolution.root["api"]?["routes"]?.entries ?? []).compactMap { entry in
      guard let key = entry.value.entry("apiKey"), key.value.isTrue else { return nil }
      return Diagnostic(
        .keyWithoutPlan,
        "No usage plan is for the stage `\(stage.name)`: whoever calls gets 403, with whatever key.",
        hint: "write a plan under `usagePlans:`", at: key.keyLocation)
    }
  }

  private func withoutEffect(_ api: API) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    func add(_ detail: String, _ hint: String, _ path: [String]) {
      findings.append(Diagnostic(.withoutEffect, detail, hint: hint, at: place(path)))
    }
    if !stage.hasExecutionLogs {
      for (node, path, settings) in said
      where settings.logsBodies && node?["logs"]?["bodies"] != nil {
        add(
          "Nothing is written to the execution logs, so neither are requests and answers.",
          "write `level: info` beside it", path + ["logs", "bodies"])
      }
      if stage.logRetention != nil {
        add(
          "Nothing is written to the execution logs.",
          "write `level: error` beside it, or `access: {retention: …}` for the access log",
          ["logs", "retention"])
      }
    }
    let cached = overrides.filter { $0.override.settings.caching.isEnabled }
    if stage.cache == nil {
      for (entry, _) in cached where entry.value["cache"] != nil {
        add(
          "The stage has no cache that could keep the answers.",
          "write `cache: {size: 0.5GB}` in the stage", ["routes", entry.key, "cache"])
      }
    } else if cached.isEmpty {
      let isRead = api.routes.contains { ["GET", "ANY"].contains($0.method) }
      if !stage.methods.caching.isEnabled || !isRead {
        add(
          "API Gateway caches answers to GET alone, unless a route says otherwise, and none does.",
          "take it away, or write `cache: {enabled: true}` in a route of the stage", ["cache"])
      }
    }
    if case .existing? = stage.accessLog?.group, node?["logs"]?["access"]?["retention"] != nil {
      add(
        "The log group is not made, and its owner says how long it keeps its lines.",
        "take one of `group` and `retention` away", ["logs", "access", "retention"])
    }
    return findings
  }

  private var loggedBodies: [Diagnostic] {
    guard stage.protection != .none || Self.productive.contains(stage.name) else { return [] }
    return said.compactMap { node, path, settings in
      guard settings.logsBodies, settings.logLevel != .off, node?["logs"]?["bodies"] != nil else {
        return nil
      }
      return Diagnostic(
        .bodiesInLogs,
        "Passwords, tokens and personal data of callers stand in the logs for whoever may read them.",
        hint: "keep `bodies` for stages without real users", at: place(path + ["logs", "bodies"]))
    }
  }

  private var limits: [Diagnostic] {
    said.flatMap { node, path, settings -> [Diagnostic] in
      guard let throttle = settings.throttle, node?["throttle"] != nil else { return [] }
      let place = place(path + ["throttle"])
      let limit = Self.accountLimit
      if throttle.rate > limit.rate || throttle.burst > limit.burst {
        return [
          Diagnostic(
            .aboveAccountLimit,
            "All APIs of an account let through \(limit.rate.formatted) requests a second, and"
              + " \(limit.burst) at once, unless its quota L-8A5B8E43 was raised.",
            at: place)
        ]
      }
      guard Double(throttle.burst) * 2 < throttle.rate else { return [] }
      return [
        Diagnostic(
          .lowBurst,
          "Calls come in clusters: with a burst of \(throttle.burst) some are refused long before"
            + " there are \(throttle.rate.formatted) in a second.",
          hint: "let the burst be half of the rate at least, as AWS's own limits are", at: place)
      ]
    }
  }
}

extension Double {
  fileprivate var formatted: String { Int(exactly: self).map(String.init) ?? String(self) }
}
