extension Fault {
  /// API Gateway's errors.
  enum Gateway {
    static func badRequest(_ message: String) -> Fault {
      Fault(400, "BadRequestException", message)
    }

    static func notFound(_ message: String) -> Fault { Fault(404, "NotFoundException", message) }

    static func conflict(_ message: String) -> Fault { Fault(409, "ConflictException", message) }

    /// A quota: AWS answers 429 although waiting does not help.
    static func limitExceeded(_ message: String) -> Fault {
      Fault(429, "LimitExceededException", message)
    }

    static let concurrentModification = conflict(
      "Unable to complete operation due to concurrent modification. Please try again later.")
    static let tooManyRequests = Fault(429, "TooManyRequestsException", "Too Many Requests")

    static let noResource = notFound("Invalid Resource identifier specified")
    static let noMethod = notFound("Invalid Method identifier specified")
    static let noIntegration = notFound("Invalid Integration identifier specified")
    static let noResponse = notFound("Invalid Response status code specified")
    static let noDeployment = notFound("Invalid Deployment identifier specified")
    static let noStage = notFound("Invalid stage identifier specified")
  }
}
