import Digest
import SigV4

/// A request written as text, as the signing vectors have it.
struct RequestText {
  let method: String
  let path: String
  let query: String
  let headers: [SignableRequest.Header]
  let body: String

  /// Reads a request: `METHOD target HTTP/1.1`, lines `Name:value`, an empty line, the body.
  init(_ text: String) {
    let parts = text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    body = parts.count > 1 ? String(parts[1]) : ""
    var lines = parts[0].split(separator: "\n")[...]
    let requestLine = lines.removeFirst()
    let words = requestLine.split(separator: " ", maxSplits: 1)
    method = String(words[0])
    let target = words[1].hasSuffix(" HTTP/1.1") ? words[1].dropLast(9) : words[1]
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(halves[0])
    query = halves.count > 1 ? String(halves[1]) : ""
    var headers: [SignableRequest.Header] = []
    for line in lines {
      if line.first == " " || line.first == "\t" {
        headers[headers.count - 1].value += "\n" + line
      } else {
        let field = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        headers.append(.init(name: String(field[0]), value: String(field[1])))
      }
    }
    self.headers = headers
  }

  /// The request with what is said about its body.
  func signable(payload: SignableRequest.Payload) -> SignableRequest {
    SignableRequest(method: method, path: path, query: query, headers: headers, payload: payload)
  }
}

extension [SignableRequest.Header] {
  /// The same headers without those that are about to be set, and with those set.
  func setting(_ fields: [SignableRequest.Header]) -> [SignableRequest.Header] {
    filter { header in
      !fields.contains { $0.name.lowercased() == header.name.lowercased() }
    } + fields
  }

  /// Names in lower case with values that have no space around them, in an order of their own: what
  /// is equal for two lists that say the same.
  var comparable: [String] {
    map { header in
      let value = header.value.split(separator: " ").joined(separator: " ")
      return header.name.lowercased() + ":" + value
    }.sorted()
  }
}

/// The pairs of a query with all percent-encoding undone, in an order of their own.
func comparablePairs(ofQuery query: String) -> [String] {
  query.split(separator: "&").map { pair in
    let decoded = ReferenceSigning.percentDecoded(Array(pair.utf8))
    let text = String(decoding: decoded, as: UTF8.self)
    return text.contains("=") ? text : text + "="
  }.sorted()
}
