import FoundationEssentials
import HTTP
import HTTPTypes
import Primitives
import TestSupport

@testable import AWSClient

/// One request of a case's `http.json` with what comes back.
struct CaseExchange: Decodable {
  /// The method and the whole URL.
  var request: String
  /// The access key's id; `nobody` if the request is not signed, nil if that does not matter.
  var signedWith: String?
  /// Fields that it must have; an empty value is one that it must not have.
  var fields: [String: String]?
  /// All fields of its form.
  var form: [String: String]?
  /// Its body as JSON.
  var json: JSON?
  /// The seconds that it may take, if it goes to the machine's own neighbourhood.
  var limit: Int?
  /// The status of the answer; 200 if nil.
  var status: Int?
  /// The answer: a text, or JSON.
  var answer: JSON?
  /// `timedOut` if there is no answer.
  var failure: String?

  var outcome: ScriptedTransport.Outcome {
    if failure != nil {
      return .failure(TransportError(.timedOut, delivery: .maybeSent, detail: "the test says so"))
    }
    return .text(answer.map(\.asText) ?? "", status: status ?? 200)
  }

  /// What is wrong with a request in the place of this one, empty if nothing is.
  func departures(of sent: Request, limit sentLimit: Duration?) throws -> [String] {
    let head = sent.head
    var departures: [String] = []
    func compare<Value: Equatable>(_ what: String, _ sent: Value, _ expected: Value?) {
      if let expected, sent != expected { departures.append("\(what): \(sent), not \(expected)") }
    }
    let url = "\(head.scheme ?? "")://\(head.authority ?? "")\(head.path ?? "")"
    compare("request", "\(head.method.rawValue) \(url)", request)
    compare("limit", sentLimit, .some(limit.map { .seconds($0) }))
    for (name, value) in fields ?? [:] {
      compare(name, HTTPField.Name(name).flatMap { head.headerFields[$0] } ?? "", value)
    }
    let authorization = head.headerFields[.authorization] ?? ""
    if let signedWith {
      let signer = authorization.split(separator: "=").dropFirst().first?.prefix { $0 != "/" }
      compare("signed with", signer.map(String.init) ?? "nobody", signedWith)
    }
    let body = String(decoding: try sent.body.collected(), as: UTF8.self)
    if let form { compare("form", Self.fields(ofForm: body), form) }
    if let json {
      compare("body", try? JSONDecoder().decode(JSON.self, from: Data(body.utf8)), json)
    }
    return departures
  }

  private static func fields(ofForm text: String) -> [String: String] {
    let pairs = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (PercentEncoding.decode(String(parts[0])), PercentEncoding.decode(String(parts[1])))
    }
    return Dictionary(pairs, uniquingKeysWith: { "\($0) and \($1)" })
  }
}

extension JSON {
  /// A string's text, or any other value as JSON.
  var asText: String {
    if let string { return string }
    return (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
