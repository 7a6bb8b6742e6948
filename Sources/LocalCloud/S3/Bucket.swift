/// A bucket with its objects.
struct Bucket: Sendable {
  let name: String
  /// Where it is, which need not be the region of the account's other things.
  let region: String
  /// By key.
  var objects: [String: Object] = [:]

  struct Object: Sendable {
    let bytes: [UInt8]
    /// The SHA-256 in base64, of an object that was put with one.
    let checksum: String?
  }
}
