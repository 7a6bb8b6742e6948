extension API {
  /// The paths of which `OPTIONS` is answered since `cors` says so, as no route of theirs does.
  public var preflightPaths: [String] {
    guard cors != nil else { return [] }
    let answered = Set(routes.filter { $0.method == "OPTIONS" }.map(\.path))
    return Set(routes.map(\.path)).subtracting(answered).sorted()
  }
}
