internal import HTTPTypes

/// A service of the query protocol: a form goes in, its `Action` is the operation; XML comes out.
struct QueryService: Service {
  let name: String
  let reach: Reach
  let version: String
  let namespace: String
  let operations: [String: @Sendable (inout Account, Form) throws(Fault) -> Reply]

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply {
    guard call.method == .post, call.path.isEmpty, let form = Form(call) else {
      throw Fault(400, "MalformedQueryString", "The request is not a form.")
    }
    guard form.version == version, let operation = operations[form.action] else {
      throw Fault(
        400, "InvalidAction",
        "Could not find operation \(form.action) for version \(form.version)")
    }
    return try operation(&account, form)
  }

  func write(_ reply: Reply, to call: Call, requestID: String) -> Written {
    let action = Form(call)?.action ?? ""
    var children: [XML] = []
    if case .elements(let elements) = reply.content {
      children.append(XML("\(action)Result", elements))
    }
    children.append(XML("ResponseMetadata", [XML("RequestId", requestID)]))
    return written(XML("\(action)Response", namespace: namespace, children))
  }

  func write(_ fault: Fault, requestID: String) -> Written {
    let error = XML(
      "Error",
      [
        XML("Type", fault.status < 500 ? "Sender" : "Receiver"), XML("Code", fault.code),
        XML("Message", fault.message),
      ])
    return written(
      XML("ErrorResponse", namespace: namespace, [error, XML("RequestId", requestID)]))
  }

  private func written(_ document: XML) -> Written {
    var text = ""
    document.write(to: &text)
    return Written(body: Array(text.utf8), fields: [.contentType: "text/xml"])
  }
}
