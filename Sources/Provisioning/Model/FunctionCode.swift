public import AWSClient
import Digest
import Manifest

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

  /// Code that is not in the project's folder; nil if it is.
  ///
  /// What a tag of an image, or a key without a version, stands for can change without notice: such
  /// code counts as changed when the manifest names it otherwise.
  init?(elsewhere code: Manifest.Function.Code) {
    switch code.origin {
    case .project: return nil
    case .image(let uri):
      // ECR's names have no character that a tag does not take.
      source = "image \(uri)"
      origin = .elsewhere(
        .image(uri: uri),
        sha256: uri.split(separator: "@sha256:").dropFirst().first.map(String.init))
    case .s3(let bucket, let key, let version):
      let place = [bucket, key, version ?? ""].joined(separator: "\n")
      source = "s3 \(bucket) \(SHA256.digest(of: Array(place.utf8).span).hexadecimal)"
      origin = .elsewhere(.s3(bucket: bucket, key: key, version: version), sha256: nil)
    }
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
