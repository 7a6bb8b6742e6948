/// What is allowed in a route and seldom meant.
struct RouteLint {
  /// What an integration may take if nothing is said, and at most without a raised quota.
  static let defaultTimeout = Duration.seconds(29)

  let application: Application

  private var routes: [Route] { application.api?.routes ?? [] }

  /// All findings.
  var findings: [Diagnostic] {
    routes.flatMap { route in
      [
        timeout(route), quota(route), unvalidatedBody(route), bodyOfGet(route),
        missingDefault(route),
      ].compactMap { $0 }
    } + ProxyFallThrough(routes: routes).findings
  }

  private func timeout(_ route: Route) -> Diagnostic? {
    if case .lambda(_, .queued, _) = route.integration { return nil }
    guard let name = route.integration.function,
      let function = application.functions.first(where: { $0.name == name })
    else { return nil }
    let wait = route.timeout ?? Self.defaultTimeout
    if function.timeout > wait {
      return Diagnostic(
        .functionOutlastsRoute,
        "`\(name)` may run for \(function.timeout.withUnit), but after \(wait.withUnit) the caller"
          + " gets 504 while it goes on.",
        hint: "give the function a timeout of at most \(wait.withUnit)", at: route.location)
    }
    guard case .lambdaProxy = route.integration, route.timeout != nil, function.timeout < wait
    else { return nil }
    return Diagnostic(
      .functionEndsFirst,
      "The route waits for \(wait.withUnit), but Lambda ends `\(name)` after"
        + " \(function.timeout.withUnit): the caller gets 502.",
      hint: "give the function a timeout of \(wait.withUnit), or the route less",
      at: route.location)
  }

  private func quota(_ route: Route) -> Diagnostic? {
    guard let timeout = route.timeout, timeout > Self.defaultTimeout, !route.isStreamed else {
      return nil
    }
    if application.api?.endpoint == .edge {
      return Diagnostic(
        .timeoutTooLong,
        "At an edge endpoint API Gateway waits 29 s at most, not \(timeout.withUnit).",
        hint: "use `endpoint: regional`, or let longer work go on after the answer",
        at: route.location)
    }
    return Diagnostic(
      .timeoutNeedsQuota,
      "API Gateway waits 29 s at most unless the account's quota L-E5AE38E3 was raised to"
        + " \(timeout.withUnit).",
      hint: "ask for it in Service Quotas, or let longer work go on after the answer",
      at: route.location)
  }

  private func unvalidatedBody(_ route: Route) -> Diagnostic? {
    guard !route.request.models.isEmpty, let mapping = route.integration.mapping,
      mapping.passthrough != .never
    else { return nil }
    return Diagnostic(
      .unvalidatedBody,
      "A body of another media type than \(route.request.models.keys.sorted().list) is passed on"
        + " without being held against a model.",
      hint: "write `passthrough: never`, and a template in `request:` for each of these types",
      at: route.location)
  }

  private func bodyOfGet(_ route: Route) -> Diagnostic? {
    guard !route.request.models.isEmpty, ["GET", "HEAD"].contains(route.method) else { return nil }
    return Diagnostic(
      .bodyOfGet, "\(route.method) requests come without a body, so the model refuses them.",
      hint: "declare what is needed under `parameters:`", at: route.location)
  }

  private func missingDefault(_ route: Route) -> Diagnostic? {
    guard let responses = route.integration.mapping?.responses, !responses.isEmpty,
      responses.allSatisfy({ $0.pattern != nil })
    else { return nil }
    return Diagnostic(
      .noDefaultResponse,
      "Every response has a pattern: what matches none of them reaches the caller as 500.",
      hint: "add a response without `pattern`", at: route.location)
  }
}

extension Route {
  fileprivate var isStreamed: Bool {
    switch integration {
    case .lambdaProxy(_, .streamed), .httpProxy(_, _, .streamed): true
    default: false
    }
  }
}

extension [String] {
  fileprivate var list: String { map { "`\($0)`" }.joined(separator: ", ") }
}
