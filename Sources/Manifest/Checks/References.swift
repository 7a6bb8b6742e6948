extension Diagnostic {
  /// What is wrong with a text that is to name a route of the manifest; nil if it does.
  static func unknownRoute(
    _ text: String, of api: API?, at place: Location
  ) -> Diagnostic? {
    do throws(RouteKey.Problem) {
      let key = try RouteKey(text)
      let routes = api?.routes ?? []
      let isThere =
        routes.contains { $0.method == key.method && $0.path == key.path }
        || key.method == "OPTIONS" && api?.preflightPaths.contains(key.path) == true
      guard !isThere else { return nil }
      let names = routes.map { "\($0.method) \($0.path)" }
      let meant = Spelling.nearest(to: "\(key.method) \(key.path)", among: names)
      return Diagnostic(
        .unknownRoute, "There is no `\(text)` under `api: routes:`.",
        hint: meant.map { "did you mean `\($0)`?" }, at: place)
    } catch {
      return Diagnostic(.invalidRoute, error.detail, hint: error.hint, at: place)
    }
  }
}
