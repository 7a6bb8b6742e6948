public import AWSClient

/// The code of a function: known by the digest of its source, packed only when it must be sent.
public struct FunctionCode: Sendable {
  /// A package on disk.
  public struct Archive: Sendable, Hashable {
    /// Where it is, and how large.
    public var zipFile: Lambda.ZipFile
    /// Its SHA-256 in base64, as Lambda gives it.
    public var sha256: String

    /// A package of all its parts.
    public init(zipFile: Lambda.ZipFile, sha256: String) {
      self.zipFile = zipFile
      self.sha256 = sha256
    }
  }

  /// The digest of the source: equal for equal code, whatever packs it. Up to 256 characters.
  public let source: String
  private let pack: @Sendable () throws(ApplyError) -> Archive

  /// Code with a way to pack it.
  public init(source: String, pack: @escaping @Sendable () throws(ApplyError) -> Archive) {
    self.source = source
    self.pack = pack
  }

  /// Packs the code.
  func archive() throws(ApplyError) -> Archive { try pack() }
}
