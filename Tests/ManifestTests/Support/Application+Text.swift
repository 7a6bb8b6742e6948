import Manifest
import Primitives

extension Application {
  /// All that it holds, a line each, secrets included: what is in a fixture is none.
  var text: String {
    var lines = ["project \(project), stage \(stage.name), isolation \(isolation)"]
    if let region { lines.append("region \(region)") }
    lines += tags.sortedLines("tag")
    lines += stage.variables.sortedLines("variable")
    if let account = stage.account { lines.append("account \(account)") }
    if stage.protection == .byName { lines.append("protected by name") }
    lines += stage.settingLines
    lines += functions.flatMap(\.lines)
    lines += foreignFunctions.map { "function \($0.name) is \($0.arn) at line \($0.location.line)" }
    if let api { lines += api.lines }
    lines += alarms.flatMap(\.lines)
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Function {
  fileprivate var lines: [String] {
    var lines = [
      "function \(name) at line \(location.line)",
      "  \(runtime) \(architecture) \(memory) MiB \(timeout)",
      "  code \(code.path) without \(code.exclude)",
    ]
    if let handler { lines.append("  handler \(handler)") }
    if let role { lines.append("  role \(role)") }
    if let logRetention { lines.append("  logs \(logRetention) days") }
    if !description.isEmpty { lines.append("  description \(description)") }
    return lines + environment.mapValues(\.revealed).sortedLines("  environment")
  }
}

extension API {
  fileprivate var lines: [String] {
    ["api \(endpoint) \(description)"] + (policy.map { ["policy \($0)"] } ?? [])
      + accessLines + propertyLines
      + authorizers.map { authorizer in
        "authorizer \(authorizer.name) \(authorizer.kind)"
          + (authorizer.cache.map { " for \($0)" } ?? "")
      }
      + routes.map { route in
        guard case .lambdaProxy(let function) = route.integration else { return "" }
        let timeout = route.timeout.map { " within \($0)" } ?? ""
        let authorization = route.authorization == .none ? "" : " for \(route.authorization)"
        return "route \(route.method) \(route.path) to \(function)\(authorization)\(timeout)"
          + " at line \(route.location.line)"
      }
  }
}

extension API {
  fileprivate var accessLines: [String] {
    guard let access else { return [] }
    return [("allowed", access.allowed), ("denied", access.denied)].map { what, callers in
      "\(what) ips \(callers.ips) vpce \(callers.vpcEndpoints) vpcs \(callers.vpcs)"
        + " accounts \(callers.accounts)"
    }
  }

  fileprivate var propertyLines: [String] {
    var lines = binaryMediaTypes.map { "binary \($0)" }
    if let minimumCompression { lines.append("compressed from \(minimumCompression) bytes") }
    if apiKeySource != .header { lines.append("API keys from the \(apiKeySource)") }
    if defaultEndpoint != .enabled { lines.append("default endpoint \(defaultEndpoint)") }
    return lines
  }
}

extension [String: String] {
  fileprivate func sortedLines(_ what: String) -> [String] {
    sorted { $0.key < $1.key }.map { "\(what) \($0.key) = \($0.value)" }
  }
}

extension Alarm {
  fileprivate var lines: [String] {
    var lines = [
      "alarm \(name) on \(subject) at line \(location.line)",
      "  \(statistic) of \(metric) \(comparison) \(threshold)",
      "  in \(datapoints) of \(periods) times \(period), no data is \(missingData)",
    ]
    if !description.isEmpty { lines.append("  description \(description)") }
    for (what, actions) in [
      ("alarm", actions.alarm), ("ok", actions.ok), ("no data", actions.insufficientData),
    ] where !actions.isEmpty {
      lines.append("  \(what) \(actions.joined(separator: " "))")
    }
    return lines
  }
}
