/// An error as a service answers it; the service's protocol decides how it is written.
struct Fault: Error, Sendable, Hashable {
  var status: Int
  var code: String
  var message: String
  /// What stands in the header beside what every error has.
  var fields: [String: String] = [:]

  init(_ status: Int, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }
}

extension Fault {
  /// What AWS would ignore silently and this model refuses, so that a misspelt name cannot hide.
  static func unknown(_ what: String, _ name: String) -> Fault {
    Fault(400, "ValidationException", "Unknown \(what) '\(name)'.")
  }

  /// What AWS knows and this model does not.
  static func notModelled(_ what: String) -> Fault {
    Fault(400, "ValidationException", "\(what) is not modelled here.")
  }

  /// A member of a constraint that the service's model states.
  static func constraint(_ value: String, at member: String, _ rule: String) -> Fault {
    Fault(
      400, "ValidationException",
      "1 validation error detected: Value '\(value)' at '\(member)' failed to satisfy constraint: "
        + "Member must \(rule)")
  }

  /// A required member that is not there.
  static func missing(_ member: String) -> Fault {
    Fault(
      400, "ValidationException",
      "1 validation error detected: Value null at '\(member)' failed to satisfy constraint: "
        + "Member must not be null")
  }

  static func serialization(_ message: String) -> Fault {
    Fault(400, "SerializationException", message)
  }
}
