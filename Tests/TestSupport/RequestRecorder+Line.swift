import FoundationEssentials
import HTTPTypes

extension RequestRecorder {
  /// A request as `harness/check_requests.py` reads it.
  struct Line: Encodable {
    let method: String
    let scheme: String
    let authority: String
    let path: String
    let headers: [[String]]
    let body: String

    init(_ head: HTTPRequest, body: [UInt8]) {
      method = head.method.rawValue
      scheme = head.scheme ?? ""
      authority = head.authority ?? ""
      path = head.path ?? ""
      headers = head.headerFields.map { [$0.name.rawName, $0.value] }
      self.body = Data(body).base64EncodedString()
    }
  }
}
