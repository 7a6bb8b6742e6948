/// What templates and mapping expressions may be.
enum Mapping {
  private static let largestTemplate = 300 * 1024

  static func invalid(_ reason: String) -> Fault {
    .Gateway.badRequest(
      "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
        + "[\(reason)]")
  }

  static func check(templates: [String: String]) throws(Fault) {
    for (type, template) in templates.sorted(by: { $0.key < $1.key }) {
      try check(mediaType: type)
      guard template.utf8.count <= largestTemplate else {
        throw .Gateway.badRequest("Mapping template is too large")
      }
    }
  }

  static func check(mediaType: String) throws(Fault) {
    guard mediaType == "$default" || mediaType.wholeMatch(of: /[^\s\/]+\/[^\s\/]+/) != nil else {
      throw .Gateway.badRequest(
        "Validation Result: warnings : [], errors : [Invalid content type specified: "
          + "\(mediaType)]")
    }
  }

  /// What a parameter of a backend is set to.
  static func check(request expression: String, of method: Method) throws(Fault) {
    let named =
      /method\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\..+/
    if expression.wholeMatch(of: named) != nil {
      guard method.requestParameters[expression.singleValued] != nil else {
        throw invalid("Invalid mapping expression parameter specified: \(expression)")
      }
      return
    }
    guard isConstant(expression) || expression.hasPrefix("method.request.body") else {
      throw invalid("Invalid mapping expression specified: \(expression)")
    }
  }

  /// What a header of an answer is set to.
  static func check(answer expression: String) throws(Fault) {
    let named = /integration\.response\.((header|multivalueheader)\..+|body(\..+)?)/
    guard isConstant(expression) || expression.wholeMatch(of: named) != nil else {
      throw invalid("Invalid mapping expression specified: \(expression)")
    }
  }

  private static func isConstant(_ expression: String) -> Bool {
    expression.wholeMatch(of: /'[^']*'|context\..+|stageVariables\..+/) != nil
  }
}

extension String {
  /// The parameter that a method declares for it, whether one value of it is asked for or all.
  fileprivate var singleValued: String {
    replacing("request.multivaluequerystring.", with: "request.querystring.")
      .replacing("request.multivalueheader.", with: "request.header.")
  }
}
