/// Where packages go that are too large to be sent to Lambda with a call.
public struct Packages: Sendable, Equatable {
  /// The bucket: somebody else's, in the functions' region.
  public var bucket: String
  /// Where the manifest speaks of it.
  public var location: Location

  /// Packages in a bucket.
  public init(bucket: String, location: Location = .start) {
    self.bucket = bucket
    self.location = location
  }
}
