import FoundationEssentials
import HTTP
import HTTPTypes
import LocalCloud
import Primitives

/// Speaks raw HTTP to a cloud, with the fields that a signed request has.
struct Caller {
  let cloud: Cloud
  var region = "eu-central-1"

  init(_ settings: Cloud.Settings = Cloud.Settings()) {
    cloud = Cloud(settings)
  }

  /// Sends a request of the rest-json protocol.
  func rest(
    _ service: String, _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil
  ) async throws -> Answer {
    var fields: HTTPFields = [.accept: "application/json"]
    if body != nil { fields[.contentType] = "application/json" }
    return try await send(service, method, path, fields, body.map(Self.bytes) ?? [])
  }

  /// Sends a request of the JSON 1.1 protocol.
  func target(_ service: String, _ target: String, _ body: JSON) async throws -> Answer {
    let fields: HTTPFields = [
      .contentType: "application/x-amz-json-1.1", Self.name("X-Amz-Target"): target,
    ]
    return try await send(service, .post, "/", fields, Self.bytes(body))
  }

  /// Sends a request of the JSON 1.0 protocol that asks for the codes of the query protocol.
  func cloudWatch(_ operation: String, _ body: JSON) async throws -> Answer {
    let fields: HTTPFields = [
      .contentType: "application/x-amz-json-1.0", Self.name("X-Amzn-Query-Mode"): "true",
      Self.name("X-Amz-Target"): "GraniteServiceVersion20100801.\(operation)",
    ]
    return try await send("monitoring", .post, "/", fields, Self.bytes(body))
  }

  /// Sends a form to IAM.
  func iam(_ action: String, _ parameters: [(String, String)] = []) async throws -> Answer {
    try await form("iam", [("Action", action), ("Version", "2010-05-08")] + parameters)
  }

  /// Sends a form.
  func form(_ service: String, _ parameters: [(String, String)]) async throws -> Answer {
    let text = parameters.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
    return try await send(
      service, .post, "/",
      [.contentType: "application/x-www-form-urlencoded; charset=utf-8"], Array(text.utf8))
  }

  /// Sends any request, signed in name only.
  func send(
    _ service: String, _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields,
    _ body: [UInt8], host: String = "localhost"
  ) async throws -> Answer {
    let scope = "AKIDEXAMPLE/20260101/\(service == "iam" ? "us-east-1" : region)/\(service)"
    var fields = fields
    fields[.authorization] =
      "AWS4-HMAC-SHA256 Credential=\(scope)/aws4_request, SignedHeaders=host, Signature=abc"
    fields[Self.name("X-Amz-Date")] = "20260101T000000Z"
    return try await raw(method, path, fields, body, host: host)
  }

  /// Sends a request as it is.
  func raw(
    _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, _ body: [UInt8],
    host: String = "localhost"
  ) async throws -> Answer {
    let head = HTTPRequest(
      method: method, scheme: "https", authority: host, path: path, headerFields: fields)
    return Answer(try await cloud.send(Request(head: head, body: .bytes(body))))
  }

  static func name(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no field name") }
    return name
  }

  /// Everything but letters, digits and `kept` as `%XX`.
  static func encoded(_ text: String, keep kept: String = "") -> String {
    text.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isWord = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      if scalar.isASCII, isWord || kept.unicodeScalars.contains(scalar) { return String(scalar) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  private static func bytes(_ json: JSON) -> [UInt8] {
    (try? JSONEncoder().encode(json)).map(Array.init) ?? []
  }
}

/// What a cloud answered.
struct Answer {
  let status: Int
  let fields: HTTPFields
  let text: String

  init(_ response: Response) {
    status = response.head.status.code
    fields = response.head.headerFields
    text = String(decoding: response.body, as: UTF8.self)
  }

  /// The body as JSON, null if it is none.
  var json: JSON {
    (try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))) ?? .null
  }

  /// A member of the body, by the names on the way to it.
  subscript(path: String...) -> JSON? {
    path.reduce(json) { $0?[$1] }
  }

  /// The members `item` of a list of API Gateway.
  var items: [JSON] { json["item"]?.array ?? [] }

  /// Status, code and message of an error, whatever the protocol.
  var fault: String {
    let code =
      fields[Caller.name("x-amzn-ErrorType")] ?? self["__type"]?.string ?? element("Code") ?? ""
    let message =
      self["message"]?.string ?? self["Message"]?.string ?? element("Message") ?? ""
    return "\(status) \(code): \(message)"
  }

  /// The text of the first element of that name.
  func element(_ name: String) -> String? { elements(name).first }

  /// The texts of all elements of that name.
  func elements(_ name: String) -> [String] {
    text.split(separator: "<\(name)>", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "<" })
    }
  }
}
