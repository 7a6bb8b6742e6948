extension Fault {
  /// IAM's errors.
  enum IAM {
    static func noSuchRole(_ name: String) -> Fault {
      noSuchEntity("The role with name \(name) cannot be found.")
    }

    static func noSuchEntity(_ message: String) -> Fault { Fault(404, "NoSuchEntity", message) }

    static func alreadyExists(_ message: String) -> Fault {
      Fault(409, "EntityAlreadyExists", message)
    }

    static func deleteConflict(_ message: String) -> Fault {
      Fault(409, "DeleteConflict", message)
    }

    static func limitExceeded(_ message: String) -> Fault { Fault(409, "LimitExceeded", message) }

    static func malformedPolicy(_ message: String) -> Fault {
      Fault(400, "MalformedPolicyDocument", message)
    }

    static func validation(_ message: String) -> Fault { Fault(400, "ValidationError", message) }
  }
}
