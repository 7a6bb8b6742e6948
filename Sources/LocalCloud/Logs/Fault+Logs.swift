extension Fault {
  /// The errors of CloudWatch Logs.
  enum Logs {
    static let noGroup = Fault(
      400, "ResourceNotFoundException", "The specified log group does not exist.")
    static let groupExists = Fault(
      400, "ResourceAlreadyExistsException", "The specified log group already exists")

    static func invalidParameter(_ message: String) -> Fault {
      Fault(400, "InvalidParameterException", message)
    }
  }
}
