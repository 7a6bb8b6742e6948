internal import HTTPTypes
internal import Primitives

/// A service of the JSON 1.1 protocol: the operation stands in `X-Amz-Target`.
struct TargetService: Service {
  let name: String
  /// What stands before the operation in `X-Amz-Target`.
  let prefix: String
  let operations: [String: Handler]

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply {
    guard call.fields[.contentType] == "application/x-amz-json-1.1" else {
      throw Fault(404, "UnknownOperationException", "Content-Type must be x-amz-json-1.1.")
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
    written(["__type": .string(fault.code), "message": .string(fault.message)])
  }

  private func written(_ json: JSON) -> Written {
    Written(body: Array(json.text.utf8), fields: [.contentType: "application/x-amz-json-1.1"])
  }
}
