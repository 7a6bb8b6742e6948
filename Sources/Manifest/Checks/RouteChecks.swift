/// What routes must keep to together.
struct RouteChecks {
  private struct Entry {
    var key: RouteKey
    var text: String
    var location: Location
  }

  /// What an integration may take if nothing is said.
  static let defaultTimeout = Duration.seconds(29)

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    unknownFunctions + duplicates + conflictingParameters + outlastedRoutes
  }

  private var routes: [YAMLNode.Entry] { resolution.root["api"]?["routes"]?.entries ?? [] }

  /// The routes whose keys are well-formed; the others have been reported.
  private var entries: [Entry] {
    routes.compactMap { entry in
      (try? RouteKey(entry.key)).map {
        Entry(key: $0, text: entry.key, location: entry.keyLocation)
      }
    }
  }

  private var unknownFunctions: [Diagnostic] {
    let names = application.functions.map(\.name) + application.foreignFunctions.map(\.name)
    return routes.compactMap(\.value.routeFunction).compactMap { node in
      node.scalar.flatMap { scalar in
        guard !names.contains(scalar.text), TextPattern.functionName.matches(scalar.text) else {
          return nil
        }
        return .unknownFunction(scalar.text, shown: scalar.written, among: names, at: node.location)
      }
    }
  }

  private var duplicates: [Diagnostic] {
    var first: [String: Entry] = [:]
    return entries.compactMap { entry in
      let normal = "\(entry.key.method) \(entry.key.path)"
      guard let other = first[normal] else {
        first[normal] = entry
        return nil
      }
      return Diagnostic(
        .duplicateRoute,
        "`\(entry.text)` is the same as `\(other.text)` in line \(other.location.line).",
        at: entry.location)
    }
  }

  /// API Gateway refuses a second variable part under one parent: "A sibling of this resource
  /// already has a variable path part -- only one is allowed".
  private var conflictingParameters: [Diagnostic] {
    var first: [[RouteKey.Segment]: (segment: RouteKey.Segment, entry: Entry)] = [:]
    var findings: [Diagnostic] = []
    for entry in entries {
      for (index, segment) in entry.key.segments.enumerated() where segment.parameter != nil {
        let parent = Array(entry.key.segments[..<index])
        guard let other = first[parent] else {
          first[parent] = (segment, entry)
          continue
        }
        guard other.segment != segment else { continue }
        findings.append(
          Diagnostic(
            .conflictingParameters,
            "`\(entry.text)` has `\(segment.text)` where `\(other.entry.text)` in line"
              + " \(other.entry.location.line) has `\(other.segment.text)`; API Gateway allows one"
              + " parameter in one place.",
            hint: "use one name in both", at: entry.location))
        break
      }
    }
    return findings
  }

  private var outlastedRoutes: [Diagnostic] {
    let timeouts = Dictionary(
      application.functions.map { ($0.name, $0.timeout) }, uniquingKeysWith: { first, _ in first })
    return (application.api?.routes ?? []).compactMap { route in
      let wait = route.timeout ?? Self.defaultTimeout
      guard case .lambdaProxy(let function) = route.integration, let timeout = timeouts[function],
        timeout > wait
      else { return nil }
      return Diagnostic(
        .functionOutlastsRoute,
        "`\(function)` may run for \(timeout.withUnit), but after \(wait.withUnit) the caller gets"
          + " 504 while it goes on.",
        hint: "give the function a timeout of at most \(wait.withUnit)", at: route.location)
    }
  }
}

extension Diagnostic {
  /// Something speaks of a function that is not there.
  static func unknownFunction(
    _ name: String, shown: String, among names: [String], at place: Location
  ) -> Diagnostic {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownFunction,
      "There is no `\(shown)` under `functions:`"
        + (names.isEmpty ? ", which is empty." : "; there are \(list)."),
      hint: Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`?" }, at: place)
  }
}
