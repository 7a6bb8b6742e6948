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
    if let role = stage.role { lines.append("as \(role)") }
    if stage.protection == .byName { lines.append("protected by name") }
    if let lifetime = stage.lifetime { lines.append("expires after \(lifetime)") }
    lines += stage.settingLines
    lines += builds.map(\.line)
    if let packages {
      lines.append("packages in \(packages.bucket) at line \(packages.location.line)")
    }
    lines += layers.map { layer in
      "layer \(layer.name) of \(layer.code.path) for \(layer.runtimes) \(layer.architectures)"
        + " \(layer.description)"
    }
    lines += functions.flatMap(\.lines)
    lines += foreignFunctions.map { "function \($0.name) is \($0.arn) at line \($0.location.line)" }
    if let api { lines += api.lines }
    lines += apiKeys.map(\.line) + usagePlans.flatMap(\.lines) + alarms.flatMap(\.lines)
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Build {
  fileprivate var line: String {
    "build `\(command)` in \(folder) of \(inputs) to \(outputs) at line \(location.line)"
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
    return lines + environment.mapValues(\.text).sortedLines("  environment") + settingLines
  }
}

extension Function.EnvironmentValue {
  fileprivate var text: String {
    switch self {
    case .text(let text): text.revealed
    case .stored(let parameter):
      "parameter \(parameter.name), encrypted is \(parameter.encrypted)"
        + " at line \(parameter.location.line)"
    }
  }
}

extension API {
  fileprivate var lines: [String] {
    ["api \(endpoint) \(description)"]
      + tags.sorted { $0.key < $1.key }.map { "api tag \($0.key)=\($0.value)" }
      + (policy.map { ["policy \($0)"] } ?? [])
      + accessLines + propertyLines
      + (cors.map { ["cors \($0)"] } ?? [])
      + gatewayResponses.map {
        "response \($0.type) \($0.status ?? 0) \($0.headers.sortedLines("header"))"
          + " \($0.parameters.sortedLines("parameter")) \($0.templates.sortedLines("template"))"
      }
      + authorizers.map { authorizer in
        "authorizer \(authorizer.name) \(authorizer.kind)"
          + (authorizer.cache.map { " for \($0)" } ?? "")
      }
      + models.map { "model \($0.name) = \($0.schema)" } + routes.flatMap(\.lines)
  }
}

extension Route {
  fileprivate var lines: [String] {
    let timeout = timeout.map { " within \($0)" } ?? ""
    let authorization = authorization == .none ? "" : " for \(authorization)"
    var lines = [
      "route \(method) \(path) to \(integration.text)\(authorization)\(timeout)"
        + " at line \(location.line)"
    ]
    if request.apiKey == .required { lines.append("  with an API key") }
    if request.validation != .none { lines.append("  validates \(request.validation)") }
    lines += request.models.sortedLines("  body")
    lines += Dictionary(
      uniqueKeysWithValues: allParameters.map { ("\($0.place).\($0.name)", "\($1)") }
    ).sortedLines("  parameter")
    lines += Dictionary(
      uniqueKeysWithValues: allMappings.map { ("\($0.place).\($0.name)", $1) }
    ).sortedLines("  mapping")
    lines += forwarding.cacheKeys.map { "  cache key \($0.place).\($0.name)" }
    if let credentials = forwarding.credentials { lines.append("  credentials \(credentials)") }
    if let link = forwarding.vpcLink { lines.append("  VPC link \(link)") }
    if forwarding.content != .unchanged { lines.append("  content \(forwarding.content)") }
    return lines + (integration.mapping?.lines ?? [])
  }
}

extension Route.Integration {
  fileprivate var text: String {
    switch self {
    case .lambdaProxy(let function, .whole): function
    case .lambdaProxy(let function, .streamed): "\(function), streamed"
    case .lambda(let function, let invocation, _): "\(function) with templates, \(invocation)"
    case .httpProxy(let url, let method, let delivery):
      "\(method ?? "the same method") \(url), \(delivery)"
    case .http(let url, let method, _): "\(method ?? "the same method") \(url) with templates"
    case .service(let operation, _):
      "\(operation.method) \(operation.service) \(operation.target)"
    case .mock: "nobody"
    }
  }
}

extension Route.Mapping {
  fileprivate var lines: [String] {
    templates.sortedLines("  request") + ["  passthrough \(passthrough)"]
      + responses.flatMap { response -> [String] in
        let content = response.content == .unchanged ? "" : ", \(response.content)"
        return ["  response \(response.status) for \(response.pattern ?? "the rest")\(content)"]
          + response.templates.sortedLines("    template")
          + response.headers.sortedLines("    header") + response.models.sortedLines("    model")
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

extension APIKey {
  /// All but its value.
  fileprivate var line: String {
    let whence =
      switch origin {
      case .chosenByAWS: "chosen by AWS"
      case .value: "given"
      case .existing(let id): "existing as \(id)"
      }
    return "key \(name) \(whence)\(isEnabled ? "" : ", disabled") at line \(location.line)"
      + (description.isEmpty ? "" : " \(description)")
  }
}

extension UsagePlan {
  fileprivate var lines: [String] {
    var lines = ["plan \(name) of \(reach) at line \(location.line) \(description)"]
    if let throttle { lines.append("  \(throttle.rate)/s, \(throttle.burst) at once") }
    if let quota { lines.append("  \(quota.limit) a \(quota.period), offset \(quota.offset)") }
    if let keys { lines.append("  keys \(keys)") }
    return lines
      + routes.map {
        "  \($0.method) \($0.path) \($0.throttle.rate)/s, \($0.throttle.burst) at once"
      }
  }
}
