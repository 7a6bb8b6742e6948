import Primitives

extension Resolution {
  /// What the tree says, typed.
  ///
  /// The tree has been validated before: what does not fit has been reported, and is left out or
  /// taken for AWS's default here.
  var application: Application {
    let settings = root["stages"]?[stage]
    return Application(
      project: root["project"]?.text ?? "",
      region: root["region"]?.text,
      isolation: root["isolation"]?.choice() ?? .stage,
      stage: Stage(
        name: stage,
        variables: settings?["variables"]?.textsByKey ?? [:],
        account: settings?["account"]?.text,
        protection: settings?["protect"]?.text == "true" ? .byName : .none),
      tags: root["tags"]?.textsByKey ?? [:],
      functions: root["functions"]?.entries.map(Function.init) ?? [],
      api: root["api"].map(API.init))
  }
}

extension Function {
  fileprivate init(_ entry: YAMLNode.Entry) {
    let node = entry.value
    self.init(
      name: entry.key,
      runtime: node["runtime"]?.text ?? "",
      handler: node["handler"]?.text,
      code: Code(
        path: node["code"]?.text ?? "", exclude: node["exclude"]?.sequence?.compactMap(\.text) ?? []
      ),
      environment: node["environment"]?.textsByKey.mapValues(Secret.init) ?? [:],
      architecture: node["architecture"]?.choice() ?? .x86_64,
      description: node["description"]?.text ?? "",
      role: node["role"]?.text,
      logRetention: node["logs"]?["retention"]?.duration.map { Int($0 / .days(1)) },
      location: entry.keyLocation)
    if let size = node["memory"]?.text.flatMap(Size.init(unit:)) { memory = size.mebibytes }
    if let duration = node["timeout"]?.duration { timeout = duration }
  }
}

extension API {
  fileprivate init(_ node: YAMLNode) {
    self.init(
      description: node["description"]?.text ?? "",
      endpoint: node["endpoint"]?.choice() ?? .regional,
      routes: node["routes"]?.entries.compactMap(Route.init) ?? [])
  }
}

extension Route {
  fileprivate init?(_ entry: YAMLNode.Entry) {
    guard let key = try? RouteKey(entry.key), let function = entry.value.routeFunction?.text else {
      return nil
    }
    self.init(
      method: key.method, path: key.path, integration: .lambdaProxy(function: function),
      timeout: entry.value["timeout"]?.duration, location: entry.keyLocation)
  }
}

extension YAMLNode {
  /// The function's name in a route, in its short or long form.
  var routeFunction: YAMLNode? { scalar == nil ? self["function"] : self }

  fileprivate var textsByKey: [String: String] { scalarsByKey.mapValues(\.text) }

  fileprivate var duration: Duration? { text.flatMap(Duration.init(unit:)) }

  fileprivate func choice<Choice: RawRepresentable<String>>() -> Choice? {
    text.flatMap(Choice.init(rawValue:))
  }
}
