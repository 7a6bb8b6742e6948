public import AWSClient
public import Digest
import Manifest

/// The code of a function or a layer: known by the digest of its source, packed only when it must
/// be sent.
public struct FunctionCode: Sendable {
  /// A package on disk.
  public struct Archive: Sendable, Hashable {
    /// Where it is, and how large.
    public var zipFile: Lambda.ZipFile
    /// Its SHA-256, which Lambda gives in base64.
    public var sha256: SHA256.Digest

    /// A package of all its parts.
    public init(zipFile: Lambda.ZipFile, sha256: SHA256.Digest) {
      self.zipFile = zipFile
      self.sha256 = sha256
    }
  }

  /// Code that is ready to be sent.
  struct Prepared {
    /// What Lambda gives as the code's SHA-256; nil if only Lambda can tell.
    var sha256: String?
    fileprivate var source: Source

    fileprivate enum Source {
      case archive(Archive, PackageFolder?)
      case elsewhere(Lambda.Code)
    }
  }

  private enum Origin: Sendable {
    case package(largestSize: Int, @Sendable () throws(ApplyError) -> Archive)
    case elsewhere(Lambda.Code, sha256: String?)
  }

  /// What the code is known by, up to 256 characters that a tag takes: equal for equal code,
  /// whatever packs it.
  public let source: String
  private let origin: Origin
  /// Where it goes if it is too large for a call; nil if nowhere.
  private(set) var folder: PackageFolder?

  /// Code with a way to pack it, and the most bytes that the package can have.
  public init(
    source: String, largestSize: Int, pack: @escaping @Sendable () throws(ApplyError) -> Archive
  ) {
    self.source = source
    origin = .package(largestSize: largestSize, pack)
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

  /// The same code, which goes into a bucket if it is too large for a call.
  func kept(in folder: PackageFolder?) -> FunctionCode {
    var code = self
    code.folder = folder
    return code
  }

  /// Whether it may be too large to be sent with a call; only packing it can tell.
  public var mayBeTooLarge: Bool {
    guard case .package(let size, _) = origin else { return false }
    return size > Lambda.ZipFile.largest
  }

  /// The writes that it takes to bring the code to Lambda beside Lambda's own, as far as that can be
  /// foreseen.
  var writes: [Operation] { mayBeTooLarge && folder != nil ? ["s3:PutObject"] : [] }

  /// Makes the code ready to be sent.
  func prepared() throws(ApplyError) -> Prepared {
    switch origin {
    case .elsewhere(let code, let sha256):
      return Prepared(sha256: sha256, source: .elsewhere(code))
    case .package(_, let pack):
      let archive = try pack()
      return Prepared(sha256: archive.sha256.base64, source: .archive(archive, folder))
    }
  }
}

extension FunctionCode.Prepared {
  /// The code as Lambda takes it: with the call, or from the bucket that it is put into first.
  func sendable(in context: ApplyContext) async throws(ApplyError) -> Lambda.Code {
    switch source {
    case .elsewhere(let code): return code
    case .archive(let archive, let folder):
      guard archive.zipFile.size > Lambda.ZipFile.largest else { return .zip(archive.zipFile) }
      guard let folder else {
        throw .packaging(
          reason: "The package has \(archive.zipFile.size) bytes, of which a call takes"
            + " \(Lambda.ZipFile.largest). Name a bucket for such packages (`packages: {bucket:"
            + " NAME}`).")
      }
      let object = try await folder.object(holding: archive, context.s3)
      return .s3(bucket: object.bucket, key: object.key, version: nil)
    }
  }
}
