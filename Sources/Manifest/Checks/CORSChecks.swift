/// What CORS and gateway responses must keep to.
struct CORSChecks {
  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    unknownTypes + (application.api?.cors.map { origins($0) + errorsOfOneOrigin($0) } ?? [])
  }

  private var unknownTypes: [Diagnostic] {
    let types = GatewayResponse.ResponseType.allCases.map(\.rawValue)
    return (resolution.root["api"]?["gatewayResponses"]?.entries ?? [])
      .filter { !types.contains($0.key) }
      .map { entry in
        Diagnostic(
          .unknownResponseType, "`\(entry.key)` is none of \(types.joined(separator: ", ")).",
          hint: Spelling.nearest(to: entry.key, among: types).map { "did you mean `\($0)`?" },
          at: entry.keyLocation)
      }
  }

  private func origins(_ cors: CORS) -> [Diagnostic] {
    let place = resolution.place("api", "cors", "origins")
    if cors.origins.isEmpty {
      return [Diagnostic(.emptyValue, "At least one origin is needed here.", at: place)]
    }
    guard cors.origins.contains("*") else { return [] }
    if cors.credentials == .allowed {
      return [
        Diagnostic(
          .credentialsOfAllOrigins,
          "Browsers refuse an answer that lets `*` send credentials.",
          hint: "name the origins, or take `credentials` away", at: place)
      ]
    }
    guard cors.origins.count > 1 else { return [] }
    return [
      Diagnostic(
        .invalidValue, "`*` stands for all origins, so that there can be no others beside it.",
        hint: "take `*` away, or the others", at: place)
    ]
  }

  /// A gateway response has no logic: it cannot tell the origins apart, and naming whoever asks
  /// would let all send credentials.
  private func errorsOfOneOrigin(_ cors: CORS) -> [Diagnostic] {
    guard cors.credentials == .allowed, cors.origins.count > 1, !cors.origins.contains("*") else {
      return []
    }
    return [
      Diagnostic(
        .errorsOfOneOrigin,
        "What API Gateway itself answers can name one origin: pages of `\(cors.origins[0])` can read"
          + " its errors, those of the others cannot.",
        hint: "name the origin first whose pages need them most",
        at: resolution.place("api", "cors", "origins"))
    ]
  }
}
