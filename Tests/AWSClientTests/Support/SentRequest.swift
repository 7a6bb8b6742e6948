import FoundationEssentials
import HTTP
import HTTPTypes
import Primitives

/// A request as a test looks at it.
struct SentRequest {
  /// The method and the target, such as `GET /restapis?limit=500`.
  let line: String
  let authority: String
  let fields: HTTPFields
  let text: String

  init(_ request: Request) throws {
    line = "\(request.head.method.rawValue) \(request.head.path ?? "")"
    authority = request.head.authority ?? ""
    fields = request.head.headerFields
    text = String(decoding: try request.body.collected(), as: UTF8.self)
  }

  /// The body, which must be JSON; nil if there is none.
  var json: JSON? {
    get throws {
      guard !text.isEmpty else { return nil }
      return try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
    }
  }

  /// The names and values of a form in their order, still percent-encoded.
  var form: [String] { text.split(separator: "&").map(String.init) }

  /// The value of a field; empty if there is none.
  func field(_ name: String) -> String { HTTPField.Name(name).flatMap { fields[$0] } ?? "" }
}
