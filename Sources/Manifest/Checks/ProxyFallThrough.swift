/// Routes behind which a guarded path can be reached without its guard.
///
/// API Gateway looks for the method first: a verb that a path does not have is answered by a proxy
/// path above it, before anybody asks for a key or a token.
struct ProxyFallThrough {
  let routes: [Route]

  /// All findings.
  var findings: [Diagnostic] {
    let guarded = Dictionary(grouping: routes.filter(\.isGuarded), by: \.path)
      .sorted { $0.key < $1.key }
    return routes.filter { !$0.isGuarded && $0.path.hasSuffix("+}") }.flatMap { proxy in
      guarded.compactMap { path, routes in finding(proxy, behind: path, routes) }
    }
  }

  private func finding(
    _ proxy: Route, behind path: String, _ guarded: [Route]
  ) -> Diagnostic? {
    let own = Set(routes.filter { $0.path == path }.map(\.method))
    let isNearest = !routes.contains {
      $0.isProxy(above: path) && $0.path.count > proxy.path.count
        && ["ANY", proxy.method].contains($0.method)
    }
    guard proxy.isProxy(above: path), isNearest, !own.contains("ANY"),
      !own.contains(proxy.method), let example = guarded.first
    else { return nil }
    let verb = proxy.method == "ANY" ? "Every method that `\(path)` lacks" : "`\(proxy.method)`"
    return Diagnostic(
      .proxyFallThrough,
      "\(verb) on `\(path)` is answered by this route, without the guard that"
        + " `\(example.method) \(example.path)` has.",
      hint: "guard this route too, or add `ANY \(path)`", at: proxy.location)
  }
}

extension Route {
  /// Whether something is asked of callers.
  var isGuarded: Bool { request.apiKey == .required || authorization != .none }

  /// Whether this takes the rest of a path that a longer one begins with.
  fileprivate func isProxy(above longer: String) -> Bool {
    guard path.hasSuffix("+}"), path != longer, let slash = path.lastIndex(of: "/") else {
      return false
    }
    let parent = path[...slash]
    return longer.hasPrefix(parent) && longer.count > parent.count
  }
}
