/// An operation of AWS that writes, called as `CallRecord` calls it: `apigateway:CreateStage`.
public struct Operation: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
  /// The name of the `Service`, a colon, and the operation's name in the service's model.
  public var rawValue: String

  /// An operation by its name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An operation by its name.
  public init(stringLiteral value: String) { rawValue = value }
}
