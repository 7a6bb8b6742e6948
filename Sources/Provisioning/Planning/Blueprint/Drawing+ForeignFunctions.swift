import Manifest

extension Drawing {
  /// The functions that are not ours, by their names in the manifest.
  var foreignFunctions: [String: FunctionARN] {
    Dictionary(
      application.foreignFunctions.compactMap { function in
        FunctionARN(function.arn).map { (function.name, $0) }
      }, uniquingKeysWith: { $1 })
  }

  /// The names of the functions that the API's methods call, ours or not.
  func calledFunctions(of api: API) -> Set<String> {
    Set(api.routes.compactMap(\.integration.function))
  }

  /// The names of the functions that the API's authorizers ask, ours or not.
  func askedFunctions(of api: API) -> Set<String> { Set(api.authorizers.compactMap(\.function)) }

  /// The URI by which API Gateway calls a function of the manifest: one that is ours in the version
  /// that the stage names, another as it stands.
  func invocationURI(of function: String, _ delivery: Route.Delivery = .whole) -> String {
    foreignFunctions[function].map { world.integrationURI(arn: $0.text, delivery) }
      ?? world.integrationURI(function: function, delivery)
  }

  /// The functions that the API calls, that are not ours, and whose policies can be changed from
  /// here.
  func reachableFunctions(of api: API) -> [FunctionARN] {
    foreignCalls(of: api).map(\.arn).filter(world.reaches)
  }

  /// The permissions to call them.
  func foreignPermissions(of api: API) -> [ForeignPermission] {
    let called = Set(calledFunctions(of: api).compactMap { foreignFunctions[$0] })
    let asked = Set(askedFunctions(of: api).compactMap { foreignFunctions[$0] })
    return reachableFunctions(of: api).map { function in
      ForeignPermission(
        function: function, methods: called.contains(function) ? .reference(.restAPI) : nil,
        authorizers: asked.contains(function) ? .reference(.restAPI) : nil)
    }
  }

  /// What the owners of the other functions must do.
  func foreignNotes(of api: API) -> [String] {
    foreignCalls(of: api).filter { !world.reaches($0.arn) }.map { name, arn in
      "\(name) is in another account or region (\(arn.account), \(arn.region)): this API can call it "
        + "once its owner lets apigateway.amazonaws.com invoke \(arn.text) for "
        + "\(sources(of: name, in: api).joined(separator: " and "))."
    }
  }

  /// What of the API invokes a function, as permissions call it.
  private func sources(of function: String, in api: API) -> [String] {
    let id = "<API's id>"
    return (calledFunctions(of: api).contains(function) ? [world.executionARN(api: id)] : [])
      + (askedFunctions(of: api).contains(function) ? [world.authorizersARN(api: id)] : [])
  }

  private func foreignCalls(of api: API) -> [(name: String, arn: FunctionARN)] {
    calledFunctions(of: api).union(askedFunctions(of: api)).sorted().compactMap { name in
      foreignFunctions[name].map { (name, $0) }
    }
  }
}
