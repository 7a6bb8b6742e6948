import AWSClient
import Digest

/// Where the packages of one function or layer go that are too large for a call: a bucket that is
/// there, and the beginning of their keys.
struct PackageFolder: Sendable, Hashable {
  let bucket: String
  private let path: String

  /// The folder of a function, or of a layer, of a project.
  init(bucket: String, of owner: Owner, in project: String) {
    self.bucket = bucket
    path =
      switch owner {
      case .function(let name): "gwdeploy/\(project)/\(name)"
      // No function has such a name.
      case .layer(let name): "gwdeploy/\(project)/layer.\(name)"
      }
  }

  /// Whose packages they are, by the name in the manifest.
  enum Owner: Sendable {
    case function(String)
    case layer(String)
  }

  /// The object that is a package, which is put there unless it is there already.
  ///
  /// It is named by its digest, and S3 itself tells that what stands under the name has this digest:
  /// so that a run that was cut, or another stage, need not send it again.
  func object(
    holding archive: FunctionCode.Archive, _ s3: S3
  ) async throws(ApplyError) -> S3.Object {
    let object = S3.Object(bucket: bucket, key: "\(path)/\(archive.sha256.hexadecimal).zip")
    let checksum = archive.sha256.base64
    try await calling { () async throws(ServiceError) in
      guard try await s3.checksum(of: object) != checksum else { return }
      try await s3.putObject(object, archive.zipFile, checksum: checksum)
    }
    return object
  }
}
