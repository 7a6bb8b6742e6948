/// What routes must keep to together.
struct RouteChecks {
  private struct Entry {
    var key: RouteKey
    var text: String
    var location: Location
  }

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    unknownFunctions + unknownModels + duplicates + conflictingParameters
  }

  private var routes: [YAMLNode.Entry] { resolution.routes }

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

  private var unknownModels: [Diagnostic] {
    let names = application.api?.models.map(\.name) ?? []
    return routes.flatMap(\.value.modelNames).compactMap { node in
      guard let scalar = node.scalar, !names.contains(scalar.text),
        !["Empty", "Error"].contains(scalar.text), TextPattern.modelName.matches(scalar.text)
      else { return nil }
      return .unknownModel(scalar.text, among: names, at: node.location)
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

  /// Something speaks of a model that is not there.
  static func unknownModel(
    _ name: String, among names: [String], at place: Location
  ) -> Diagnostic {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownModel,
      "There is no `\(name)` under `api: models:`"
        + (names.isEmpty ? ", which is empty." : "; there are \(list)."),
      hint: Spelling.nearest(to: name, among: names).map { "did you mean `\($0)`?" }, at: place)
  }
}

extension YAMLNode {
  /// The names of models in a route.
  fileprivate var modelNames: [YAMLNode] {
    let places =
      [self["validate"]?["body"]] + (self["responses"]?.entries ?? []).map { $0.value["model"] }
    return places.compactMap { $0 }.flatMap { node in
      node.scalar == nil ? node.entries.map(\.value) : [node]
    }
  }
}
