/// Whether the parameters that routes speak of are there.
struct ParameterChecks {
  let resolution: Resolution

  /// All findings.
  var findings: [Diagnostic] {
    resolution.routes.flatMap { entry -> [Diagnostic] in
      guard let key = try? RouteKey(entry.key) else { return [] }
      let uses = entry.value.parameterUses
      return unknownPathParameters(uses, of: key) + ambiguousNames(uses)
    }
  }

  private func unknownPathParameters(
    _ uses: [ParameterUse], of key: RouteKey
  ) -> [Diagnostic] {
    let known = key.segments.compactMap(\.parameter)
    return uses.filter { $0.parameter.place == .path && !known.contains($0.parameter.name) }.map {
      use in
      let name = use.parameter.name
      return Diagnostic(
        .unknownPathParameter,
        "The path `\(key.path)` has no `{\(name)}`"
          + (known.isEmpty
            ? "." : "; it has \(known.map { "`{\($0)}`" }.joined(separator: ", "))."),
        hint: Spelling.nearest(to: name, among: known).map { "did you mean `\($0)`?" },
        at: use.location)
    }
  }

  /// API Gateway: "Parameter names must be unique across querystring, header and path".
  private func ambiguousNames(_ uses: [ParameterUse]) -> [Diagnostic] {
    var places: [String: Route.Parameter.Place] = [:]
    return uses.compactMap { use in
      let (name, place) = (use.parameter.name, use.parameter.place)
      guard let other = places[name], other != place else {
        places[name] = place
        return nil
      }
      return Diagnostic(
        .ambiguousParameter,
        "`\(name)` is one of the \(other.rawValue) already, and API Gateway wants names that are"
          + " unique across query, header and path.", at: use.location)
    }
  }
}

/// Where a route speaks of a parameter of its request.
private struct ParameterUse {
  var parameter: Route.Parameter
  var location: Location
}

extension YAMLNode {
  fileprivate var parameterUses: [ParameterUse] { declared + cached + mapped + inURL }

  private var declared: [ParameterUse] {
    Route.Parameter.Place.allCases.flatMap { place in
      (self["parameters"]?[place.rawValue]?.entries ?? []).map {
        ParameterUse(parameter: Route.Parameter(place, $0.key), location: $0.keyLocation)
      }
    }
  }

  private var cached: [ParameterUse] {
    (self["cacheKeys"]?.sequence ?? []).compactMap { node in
      node.text.flatMap(Route.Parameter.init(written:)).map {
        ParameterUse(parameter: $0, location: node.location)
      }
    }
  }

  private var mapped: [ParameterUse] {
    (self["mappings"]?.entries ?? []).compactMap { entry in
      entry.value.text.flatMap(Route.Parameter.init(expression:)).map {
        ParameterUse(parameter: $0, location: entry.value.location)
      }
    }
  }

  /// What stands between braces in the URL of an HTTP target, unless a mapping sets it.
  private var inURL: [ParameterUse] {
    guard let url = self["http"].flatMap({ $0.scalar == nil ? $0["url"] : $0 }) else { return [] }
    return Route.placeholders(inURL: url.text ?? "")
      .filter { self["mappings"]?["path.\($0)"] == nil }
      .map { ParameterUse(parameter: Route.Parameter(.path, $0), location: url.location) }
  }
}
