public import Digest

/// A zip file that is ready to be sent to Lambda.
public struct Archive: Sendable, Equatable {
  /// Where it is.
  public var path: String
  /// Its size in bytes.
  public var count: Int
  /// The digest of its bytes, which Lambda shows in base64 as `CodeSha256`.
  public var sha256: SHA256.Digest

  /// An archive of its parts.
  public init(path: String, count: Int, sha256: SHA256.Digest) {
    self.path = path
    self.count = count
    self.sha256 = sha256
  }

  /// A zip file that is there.
  init(reading path: String) throws(PackagingError) {
    (sha256, count) = try FileReader.digest(of: path)
    self.path = path
  }
}
