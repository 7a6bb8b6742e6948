/// How a service wants its requests to be signed.
///
/// Almost every service is ``standard``. The rules are those of "Create a signed AWS API request"
/// in the IAM user guide.
public struct SigningOptions: Sendable, Hashable {
  /// What the signature takes for the path of a request.
  public enum PathEncoding: Sendable, Hashable {
    /// The path is percent-encoded as it stands, so that `%3A` is signed as `%253A`.
    case double

    /// The path is signed as it stands, so it must be encoded already.
    case single
  }

  /// Whether the signature sees the path cleaned up.
  public enum PathNormalization: Sendable, Hashable {
    /// Empty, `.` and `..` segments are resolved.
    case normalized

    /// Nothing is resolved.
    case asIs
  }

  /// Whether the digest of the payload is sent along in a header.
  public enum ContentHashHeader: Sendable, Hashable {
    /// `x-amz-content-sha256` is set and signed. A presigned request never gets it.
    case added

    /// There is no such header, unless the caller has set one.
    case omitted
  }

  /// Whether the session token is covered by the signature.
  public enum SessionTokenPlacement: Sendable, Hashable {
    /// The token is signed, as almost every service wants it.
    case signed

    /// The token is added to the signed request, as a few services want it.
    case addedAfterSigning
  }

  /// What is taken for the path.
  public var pathEncoding: PathEncoding

  /// Whether the path is cleaned up.
  public var pathNormalization: PathNormalization

  /// Whether the payload's digest is sent in a header.
  public var contentHashHeader: ContentHashHeader

  /// Whether the session token is signed.
  public var sessionToken: SessionTokenPlacement

  /// Names each choice; what is not named is as in ``standard``.
  public init(
    pathEncoding: PathEncoding = .double,
    pathNormalization: PathNormalization = .normalized,
    contentHashHeader: ContentHashHeader = .omitted,
    sessionToken: SessionTokenPlacement = .signed
  ) {
    self.pathEncoding = pathEncoding
    self.pathNormalization = pathNormalization
    self.contentHashHeader = contentHashHeader
    self.sessionToken = sessionToken
  }

  /// What every service but S3 wants.
  public static let standard = SigningOptions()

  /// What S3 wants: the path as it stands, and the payload's digest in a header.
  public static let s3 = SigningOptions(
    pathEncoding: .single, pathNormalization: .asIs, contentHashHeader: .added)
}
