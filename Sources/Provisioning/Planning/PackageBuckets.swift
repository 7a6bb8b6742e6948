public import AWSClient

/// A bucket for packages that Lambda cannot take them from.
public enum PackageBucketError: Error, Sendable {
  /// There is no bucket of this name.
  case missing(bucket: String)
  /// It is in another region than the functions.
  case elsewhere(bucket: String, region: Region)
}

extension Plan {
  /// The code that is sent, by the function's version or the layer's.
  public var sentCode: [ResourceID: FunctionCode] {
    changes.reduce(into: [:]) { code, change in
      switch change.step {
      case .create(let resource), .update(let resource, _), .replace(let resource, _):
        code[change.id] = (resource as? Version)?.code ?? (resource as? LayerVersion)?.code
      case .delete, .goWithContainer: break
      }
    }
  }

  /// Looks whether the buckets that packages may go to can be used, before anything is written.
  func checkPackageBuckets(_ s3: S3) async throws {
    let code = sentCode.values.filter(\.mayBeTooLarge)
    for bucket in Set(code.compactMap { $0.folder?.bucket }).sorted() {
      guard let region = try await s3.region(ofBucket: bucket) else {
        throw PackageBucketError.missing(bucket: bucket)
      }
      guard region == world.region else {
        throw PackageBucketError.elsewhere(bucket: bucket, region: region)
      }
    }
  }
}
