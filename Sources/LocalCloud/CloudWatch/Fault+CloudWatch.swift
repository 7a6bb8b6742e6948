extension Fault {
  /// The errors of CloudWatch, with the codes of its query protocol.
  enum CloudWatch {
    static func invalid(_ message: String) -> Fault { Fault(400, "ValidationError", message) }

    static func value(_ value: String, of parameter: String) -> Fault {
      invalid("Value '\(value)' for parameter \(parameter) is not valid.")
    }

    static let noResource = Fault(404, "ResourceNotFoundException", "Resource not found")
  }
}
