import Manifest

extension Drawing {
  /// The routes of an API, and on each path that has none of its own the one for `OPTIONS` that a
  /// browser asks before it lets a page of another origin call it.
  ///
  /// It needs neither authorizer nor key: a browser sends none.
  func routes(of api: API) -> [Route] {
    guard let cors = api.cors else { return api.routes }
    let paths = Dictionary(grouping: api.routes, by: \.path).mapValues { $0.map(\.method) }
    return api.routes
      + api.preflightPaths.map { path in
        Route(
          method: "OPTIONS", path: path,
          integration: .mock(cors.preflight(for: paths[path] ?? [])))
      }
  }
}

extension CORS {
  /// What a browser is answered before it calls one of these methods.
  fileprivate func preflight(for methods: [String]) -> Route.Mapping {
    var headers = commonHeaders
    headers["Access-Control-Allow-Origin"] = "'\(origins.first ?? "*")'"
    headers["Access-Control-Allow-Methods"] = Self.list(self.methods ?? Self.all(methods))
    if !self.headers.isEmpty {
      headers["Access-Control-Allow-Headers"] = Self.list(self.headers)
    }
    if let maxAge {
      headers["Access-Control-Max-Age"] = "'\(maxAge.wholeMilliseconds / 1000)'"
    }
    return Route.Mapping(
      templates: ["application/json": #"{"statusCode": 204}"#],
      responses: [
        Route.Response(
          status: 204, templates: origins.count > 1 ? ["application/json": echo] : [:],
          headers: headers)
      ])
  }

  /// A template that names the origin that asks, if it is one of several that may; to all others the
  /// first one is named, which is of no use to them.
  ///
  /// Source: API Gateway's page "override your API's request and response parameters".
  private var echo: String {
    let isAllowed = origins.map { "$origin == \"\($0)\"" }.joined(separator: " || ")
    return """
      #set($origin = $input.params("Origin"))
      #if($origin == "")#set($origin = $input.params("origin"))#end
      #if(\(isAllowed))
      #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)
      #end
      """
  }

  /// The methods of a path, with those that `ANY` stands for.
  private static func all(_ methods: [String]) -> [String] {
    let every = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"]
    return (methods.contains("ANY") ? every : methods.sorted()) + ["OPTIONS"]
  }

  private static func list(_ values: [String]) -> String {
    "'\(values.joined(separator: ","))'"
  }
}
