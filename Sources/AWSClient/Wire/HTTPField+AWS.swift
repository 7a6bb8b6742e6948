import HTTPTypes

extension HTTPField.Name {
  /// A field's name that is known to be one when the code is written.
  static func named(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else {
      preconditionFailure("\(name) is no name of a header field")
    }
    return name
  }

  static let amzTarget = named("x-amz-target")
  static let amznErrorType = named("x-amzn-errortype")
  static let amznQueryMode = named("x-amzn-query-mode")
  static let amznQueryError = named("x-amzn-query-error")
  static let amzBucketRegion = named("x-amz-bucket-region")
  static let amzChecksumMode = named("x-amz-checksum-mode")
  static let amzChecksumSHA256 = named("x-amz-checksum-sha256")
  static let amzChecksumAlgorithm = named("x-amz-sdk-checksum-algorithm")
}
