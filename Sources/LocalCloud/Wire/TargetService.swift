internal import HTTPTypes
internal import Primitives

/// A service of the JSON protocol: the operation stands in `X-Amz-Target`.
struct TargetService: Service {
  let name: String
  /// What stands before the operation in `X-Amz-Target`.
  let prefix: String
  /// The protocol's version.
  var version = "1.1"
  /// Whether the codes of its errors are those of the query protocol, for whoever asks for them.
  var codes = ErrorCodes.own

  enum ErrorCodes: Sendable { case own, ofQueryProtocol }

  let operations: [String: Handler]

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply {
    guard call.fields[.contentType] == contentType else {
      throw Fault(404, "UnknownOperationException", "Content-Type must be \(contentType).")
    }
    if codes == .ofQueryProtocol {
      guard let mode = HTTPField.Name("x-amzn-query-mode"), call.fields[mode] == "true" else {
        throw .notModelled("An error without the code of the query protocol")
      }
    }
    guard call.method == .post, call.path.isEmpty,
      let field = HTTPField.Name("X-Amz-Target"), let target = call.fields[field],
      target.hasPrefix(prefix + "."),
      let handler = operations[String(target.dropFirst(prefix.count + 1))]
    else { throw Fault(400, "UnknownOperationException", "Unknown operation.") }
    return try handler(&account, call)
  }

  func write(_ reply: Reply, to call: Call, requestID: String) -> Written {
    guard case .json(let json) = reply.content else { return Written() }
    return written(json)
  }

  func write(_ fault: Fault, requestID: String) -> Written {
    var written = written(["__type": .string(fault.code), "message": .string(fault.message)])
    if codes == .ofQueryProtocol, let field = HTTPField.Name("x-amzn-query-error") {
      written.fields[field] = "\(fault.code);\(fault.status < 500 ? "Sender" : "Receiver")"
    }
    return written
  }

  private var contentType: String { "application/x-amz-json-\(version)" }

  private func written(_ json: JSON) -> Written {
    Written(body: Array(json.text.utf8), fields: [.contentType: contentType])
  }
}
