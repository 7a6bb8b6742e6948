internal import HTTPTypes
internal import Primitives

/// A service of the rest-json protocol: operations are methods on paths.
struct RESTService: Service {
  /// The members of an error's body.
  enum ErrorBody: Sendable {
    /// `{"message": …}`
    case message
    /// `{"Type": "User", "Message": …}`
    case typeAndMessage
  }

  let name: String
  let errorBody: ErrorBody
  let routes: [Route]

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply {
    for route in routes {
      guard let labels = route.match(call) else { continue }
      try route.checkQuery(call)
      var call = call
      call.labels = labels
      return try route.handler(&account, call)
    }
    throw Fault(404, "UnknownOperationException", "Unknown operation.")
  }

  func write(_ reply: Reply, to call: Call, requestID: String) -> Written {
    guard case .json(let json) = reply.content else { return Written() }
    return written(json)
  }

  func write(_ fault: Fault, requestID: String) -> Written {
    let type: JSON = fault.status < 500 ? "User" : "Service"
    let body: JSON =
      switch errorBody {
      case .message: ["message": .string(fault.message)]
      case .typeAndMessage: ["Type": type, "Message": .string(fault.message)]
      }
    var written = written(body)
    if let field = HTTPField.Name("x-amzn-ErrorType") { written.fields[field] = fault.code }
    return written
  }

  private func written(_ json: JSON) -> Written {
    Written(body: Array(json.text.utf8), fields: [.contentType: "application/json"])
  }
}
