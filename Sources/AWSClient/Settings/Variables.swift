import Primitives

/// The environment's variables; an empty one counts as not set, and no value is printed.
public struct Variables: Sendable {
  /// An environment without variables.
  static let none = Variables([:])

  private let values: [String: Secret]

  /// The variables by name.
  public init(_ environment: [String: String]) { values = environment.mapValues(Secret.init) }

  /// The value of a variable, or nil if it is not set or empty.
  public subscript(name: String) -> String? {
    (values[name]?.revealed).flatMap { $0.isEmpty ? nil : $0 }
  }
}
