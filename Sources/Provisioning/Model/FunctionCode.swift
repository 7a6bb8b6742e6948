public import AWSClient

/// The code of a function or a layer: known by the digest of its source, packed only when it must
/// be sent.
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

  /// Code that can be sent.
  struct Prepared {
    var code: Lambda.Code
    /// What Lambda gives as the code's SHA-256; nil if only Lambda can tell.
    var sha256: String?
  }

  private enum Origin: Sendable {
    case package(@Sendable () throws(ApplyError) -> Archive)
    case elsewhere(Lambda.Code, sha256: String?)
  }

  /// What the code is known by, up to 256 characters that a tag takes: equal for equal code,
  /// whatever packs it.
  public let source: String
  private let origin: Origin

  /// Code with a way to pack it.
  public init(source: String, pack: @escaping @Sendable () throws(ApplyError) -> Archive) {
    self.source = source
    origin = .package(pack)
  }

  /// Makes the code ready to be sent.
  func prepared(in context: ApplyContext) async throws(ApplyError) -> Prepared {
    switch origin {
    case .elsewhere(let code, let sha256): return Prepared(code: code, sha256: sha256)
    case .package(let pack):
      let archive = try pack()
      return Prepared(code: .zip(archive.zipFile), sha256: archive.sha256)
    }
  }
}
