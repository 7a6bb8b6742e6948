/// A Lambda function that is not ours: the API calls it as it stands.
public struct ForeignFunction: Sendable, Equatable {
  /// The name in the manifest, by which routes call it: `[A-Za-z][A-Za-z0-9_-]*`.
  public var name: String
  /// The function's ARN, with an alias or a version at its end, or neither.
  public var arn: String
  /// Where the manifest speaks of it.
  public var location: Location

  /// A function of all its parts.
  public init(name: String, arn: String, location: Location = .start) {
    self.name = name
    self.arn = arn
    self.location = location
  }
}
