extension Fault {
  /// Lambda's errors.
  enum Lambda {
    static func notFound(_ arn: String) -> Fault {
      resourceNotFound("Function not found: \(arn)")
    }

    static func resourceNotFound(_ message: String) -> Fault {
      Fault(404, "ResourceNotFoundException", message)
    }

    static func conflict(_ message: String) -> Fault {
      Fault(409, "ResourceConflictException", message)
    }

    static func invalidParameter(_ message: String) -> Fault {
      Fault(400, "InvalidParameterValueException", message)
    }

    static func tooLarge(_ message: String) -> Fault {
      Fault(413, "RequestEntityTooLargeException", message)
    }

    static let revisionMismatch = Fault(
      412, "PreconditionFailedException",
      "The Revision Id provided does not match the latest Revision Id. Call the "
        + "GetFunction/GetAlias API to retrieve the latest Revision Id")
  }
}
