/// What API keys and usage plans must keep to so that API Gateway takes them, and so that they let
/// anybody in.
struct UsageChecks {
  /// API Gateway's lengths of a key's value.
  private static let valueLengths = 20...128
  /// API Gateway's quota of limits for single methods, for a stage in a plan.
  private static let mostRoutes = 20

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    keyEntries.flatMap(keyFindings) + repeatedKeys + unusedKeys
      + planEntries.flatMap(planFindings) + keysInTwoPlans + plansWithoutAPI
  }

  private var keyEntries: [YAMLNode.Entry] { resolution.root["apiKeys"]?.entries ?? [] }
  private var planEntries: [YAMLNode.Entry] { resolution.root["usagePlans"]?.entries ?? [] }

  // MARK: Keys

  private func keyFindings(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    exclusiveKeys(entry) + (entry.value["value"].map(valueFindings) ?? [])
  }

  private func exclusiveKeys(_ entry: YAMLNode.Entry) -> [Diagnostic] {
    guard entry.value["existing"] != nil else { return [] }
    return entry.value.entries.filter { $0.key != "existing" }.map {
      Diagnostic(
        .exclusiveKeys, "An existing key is used as it stands: it has no `\($0.key)` here.",
        at: $0.keyLocation)
    }
  }

  private func valueFindings(_ node: YAMLNode) -> [Diagnostic] {
    guard let scalar = node.scalar, !scalar.isUnfilled else { return [] }
    var findings: [Diagnostic] = []
    if !Self.valueLengths.contains(scalar.text.unicodeScalars.count) {
      findings.append(
        Diagnostic(
          .outOfRange, "The value of an API key has 20 to 128 characters; this one has not.",
          at: node.location))
    }
    if !scalar.text.isEmpty, !Template(scalar.written).hasPlaceholders {
      findings.append(
        Diagnostic(
          .secretInManifest, "Whoever can read the manifest can call the API with this key.",
          hint: "take it from the environment: `value: ${env:NAME}`", at: node.location))
    }
    return findings
  }

  /// Two keys with one value, or two names for one key.
  private var repeatedKeys: [Diagnostic] {
    var seen: [APIKey] = []
    return application.apiKeys.compactMap { key in
      defer { seen.append(key) }
      guard key.origin != .chosenByAWS, let other = seen.first(where: { $0.origin == key.origin })
      else { return nil }
      let isFilled = resolution.root["apiKeys"]?[key.name]?["value"]?.scalar?.isUnfilled != true
      guard isFilled else { return nil }
      return Diagnostic(
        .repeatedKey,
        "`\(other.name)` in line \(other.location.line) is the same key: no two keys of an account"
          + " have one value.", at: key.location)
    }
  }

  /// Keys that no plan has, of whatever stage; a plan that names no keys may have any.
  private var unusedKeys: [Diagnostic] {
    guard planEntries.allSatisfy({ $0.value["keys"] != nil }) else { return [] }
    let used = Set(planEntries.flatMap { keyNodes(of: $0).compactMap(\.text) })
    return application.apiKeys.filter { !used.contains($0.name) }.map {
      Diagnostic(
        .unusedKey, "No usage plan has `\($0.name)`: who calls with it gets 403.",
        hint: "write it under `usagePlans: <name>: keys:`", at: $0.location)
    }
  }

  // MARK: Plans

  private func keyNodes(of plan: YAMLNode.Entry) -> [YAMLNode] {
    plan.value["keys"]?.sequence ?? []
  }

  private func planFindings(_ plan: YAMLNode.Entry) -> [Diagnostic] {
    unknownKeys(plan) + routeFindings(plan) + quotaFindings(plan)
  }

  private func unknownKeys(_ plan: YAMLNode.Entry) -> [Diagnostic] {
    let names = application.apiKeys.map(\.name)
    return keyNodes(of: plan).compactMap { node in
      guard let scalar = node.scalar, !scalar.isUnfilled, !names.contains(scalar.text) else {
        return nil
      }
      return Diagnostic(
        .unknownKeyName, "There is no `\(scalar.written)` under `apiKeys:`.",
        hint: Spelling.nearest(to: scalar.text, among: names).map { "did you mean `\($0)`?" },
        at: node.location)
    }
  }

  private func routeFindings(_ plan: YAMLNode.Entry) -> [Diagnostic] {
    let entries = plan.value["routes"]?.entries ?? []
    guard let api = application.api else { return [] }
    var findings = entries.compactMap { entry -> Diagnostic? in
      // What is not well-formed has been reported.
      guard (try? RouteKey(entry.key)) != nil else { return nil }
      return .unknownRoute(entry.key, of: api, at: entry.keyLocation)
    }
    if entries.count > Self.mostRoutes {
      findings.append(
        Diagnostic(
          .tooManyThrottles,
          "There are \(entries.count) routes with limits of their own; API Gateway takes"
            + " \(Self.mostRoutes) in a plan unless the account's quota was raised, which is not"
            + " supported yet.", at: plan.keyLocation))
    }
    return findings
  }

  /// API Gateway's offsets: none in a day, days of a week or of the shortest month.
  private func quotaFindings(_ plan: YAMLNode.Entry) -> [Diagnostic] {
    guard let node = plan.value["quota"], let quota = RequestQuota(node) else { return [] }
    let most =
      switch quota.period {
      case .day: 0
      case .week: 6
      case .month: 27
      }
    guard quota.offset > most else { return [] }
    return [
      Diagnostic(
        .outOfRange,
        "The offset of a quota for a \(quota.period.rawValue) may be 0 to \(most), not"
          + " \(quota.offset).", at: node.entry("offset")?.keyLocation ?? node.location)
    ]
  }

  /// API Gateway takes a key into one plan for each stage.
  private var keysInTwoPlans: [Diagnostic] {
    var first: [String: UsagePlan] = [:]
    return application.usagePlans.filter { $0.reach == .thisStage }.flatMap { plan in
      (plan.keys ?? []).compactMap { key -> Diagnostic? in
        guard let other = first[key] else {
          first[key] = plan
          return nil
        }
        return Diagnostic(
          .keyInTwoPlans,
          "`\(key)` is in `\(other.name)` for the stage `\(application.stage.name)` already, and"
            + " API Gateway takes a key into one plan for a stage.", at: plan.location)
      }
    }
  }

  private var plansWithoutAPI: [Diagnostic] {
    guard application.api == nil else { return [] }
    return planEntries.map {
      Diagnostic(
        .noAPI, "A usage plan lets callers into the stages of an API.", at: $0.keyLocation)
    }
  }
}
