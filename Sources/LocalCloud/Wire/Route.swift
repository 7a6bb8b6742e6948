internal import HTTPTypes

/// One line of a routing table: a method and a path with labels, and what answers there.
struct Route: Sendable {
  private enum Segment: Sendable {
    case literal(String)
    case label(String)
  }

  private let method: HTTPRequest.Method
  private let segments: [Segment]
  private let query: Set<String>
  private(set) var handler: Handler

  /// A path such as `/restapis/{api}`, and the names that the query string may have there.
  init(
    _ method: HTTPRequest.Method, _ path: String, query: Set<String> = [],
    _ handler: @escaping Handler
  ) {
    self.method = method
    segments = path.split(separator: "/").map { part in
      part.hasPrefix("{") ? .label(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
    self.query = query
    self.handler = handler
  }

  /// The same line with another handler.
  func replacingHandler(_ handler: @escaping Handler) -> Route {
    var route = self
    route.handler = handler
    return route
  }

  /// What stands for the labels if the call is for this route.
  func match(_ call: Call) -> [String: String]? {
    guard call.method == method, call.path.count == segments.count else { return nil }
    var labels: [String: String] = [:]
    for (segment, part) in zip(segments, call.path) {
      switch segment {
      case .literal(let literal): if literal != part { return nil }
      case .label(let name):
        if part.isEmpty { return nil }
        labels[name] = part
      }
    }
    return labels
  }

  func checkQuery(_ call: Call) throws(Fault) {
    if let stranger = call.query.names.first(where: { !query.contains($0) }) {
      throw .unknown("query parameter", stranger)
    }
  }
}
