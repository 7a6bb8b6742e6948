/// A bucket with its objects.
struct Bucket: Sendable {
  let name: String
  /// The bytes by key.
  var objects: [String: [UInt8]] = [:]
}
