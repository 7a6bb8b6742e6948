import Manifest

/// The headers by which a browser knows what pages of another origin may do.
///
/// Source: the Fetch standard, "CORS protocol"; a text in single quotes is one for API Gateway.
extension CORS {
  /// The headers of an error that API Gateway itself answers.
  ///
  /// A gateway response cannot tell origins apart. Its errors hold no secret, so without credentials
  /// all may read them; with credentials the first origin may.
  var errorHeaders: [String: String] {
    var headers = commonHeaders
    let origin = origins.count == 1 || credentials == .allowed ? origins.first ?? "*" : "*"
    headers["Access-Control-Allow-Origin"] = "'\(origin)'"
    if !exposed.isEmpty {
      headers["Access-Control-Expose-Headers"] = "'\(exposed.joined(separator: ","))'"
    }
    return headers
  }

  /// The headers of every answer.
  var commonHeaders: [String: String] {
    var headers: [String: String] = [:]
    if credentials == .allowed { headers["Access-Control-Allow-Credentials"] = "'true'" }
    // Caches must not give one origin what is for another.
    if origins.count > 1 { headers["Vary"] = "'Origin'" }
    return headers
  }
}
