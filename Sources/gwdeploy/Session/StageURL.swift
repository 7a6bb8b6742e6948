import AWSClient
import Manifest

/// Where a stage can be called.
struct StageURL {
  let text: String

  /// The URL of a stage: AWS's, or behind an endpoint override the one that an emulator serves.
  ///
  /// Source: API Gateway's page "invoke a REST API".
  init(api: String, stage: String, _ endpoints: Endpoints) {
    guard let override = endpoints.override else {
      let host = "\(api).execute-api.\(endpoints.region.rawValue)"
      text = "https://\(host).\(endpoints.region.partition.dnsSuffix)/\(stage)"
      return
    }
    let isLoopback = ["localhost", "127.0.0.1", "[::1]"].contains(override.host)
    let host = isLoopback ? "localhost" : override.host
    let port = override.port.map { ":\($0)" } ?? ""
    text = "\(override.scheme)://\(api).execute-api.\(host)\(port)/\(stage)"
  }

  /// A line for the shell that calls a route, a GET if there is one.
  func curl(_ api: API) -> String {
    let route = api.routes.first { ["GET", "ANY"].contains($0.method) } ?? api.routes.first
    guard let route else { return "curl \(text)" }
    let method = ["GET", "ANY"].contains(route.method) ? "" : "-X \(route.method) "
    // A path parameter is something for the user to fill in; braces would be the shell's.
    let path = route.path.filter { !"{}+".contains($0) }
    return "curl \(method)\(text)\(path)"
  }
}
