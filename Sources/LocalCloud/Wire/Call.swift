internal import FoundationEssentials
internal import HTTPTypes
internal import Primitives

/// One request as a handler sees it.
struct Call: Sendable {
  let method: HTTPRequest.Method
  /// The host, without a port.
  let host: String
  /// The path's parts, each decoded; `/` has none.
  let path: [String]
  let query: Parameters
  let fields: HTTPFields
  let body: [UInt8]
  /// What stood for the labels of the route's path.
  var labels: [String: String] = [:]

  /// - Returns: nil if the target's escapes are malformed.
  init?(_ head: HTTPRequest, _ body: [UInt8]) {
    let target = (head.path ?? "/").split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var path: [String] = []
    if target[0] != "/" {
      for part in target[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        guard let decoded = Percent.decode(part) else { return nil }
        path.append(decoded)
      }
    }
    guard target[0].hasPrefix("/"),
      let query = Parameters(target.count == 2 ? target[1] : "", plus: .literal)
    else { return nil }
    method = head.method
    host = String((head.authority ?? "").prefix { $0 != ":" })
    self.path = path
    self.query = query
    fields = head.headerFields
    self.body = body
  }

  /// What stood for a label of the route's path, or nothing if the path has no such label.
  func label(_ name: String) -> String { labels[name] ?? "" }

  /// The body's members, all of which must be among `known`.
  func members(_ known: String...) throws(Fault) -> Members { try members(known) }

  func members(_ known: [String]) throws(Fault) -> Members {
    if body.isEmpty { return try Members(.object([:]), known: known) }
    let document: JSON
    do {
      document = try JSONDecoder().decode(JSON.self, from: Data(body))
    } catch {
      throw .serialization("The request body is not well-formed JSON.")
    }
    return try Members(document, known: known)
  }
}
