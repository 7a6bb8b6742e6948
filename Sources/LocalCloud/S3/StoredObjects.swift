internal import Digest
internal import HTTPTypes

/// The operations on objects.
enum StoredObjects {
  static func head(_ key: String, in bucket: Bucket, _ call: Call) throws(Fault) -> Reply {
    guard let object = bucket.objects[key] else { throw .S3.noSuchKey }
    var fields = ["content-length": String(object.bytes.count)]
    if let mode = call.field("x-amz-checksum-mode") {
      guard mode == "ENABLED" else {
        throw .S3.invalidRequest("Invalid value for x-amz-checksum-mode.")
      }
      fields["x-amz-checksum-sha256"] = object.checksum
    }
    return Reply(status: 200, content: .fields(fields))
  }

  static func put(
    _ key: String, in bucket: Bucket, _ account: inout Account, _ call: Call
  ) throws(Fault) -> Reply {
    guard key.utf8.count <= 1024 else {
      throw Fault(400, "KeyTooLongError", "Your key is too long")
    }
    let digest = SHA256.digest(of: call.body.span)
    let checksum = call.field("x-amz-checksum-sha256")
    if let algorithm = call.field("x-amz-sdk-checksum-algorithm") {
      guard algorithm == "SHA256" else { throw .notModelled("The algorithm \(algorithm)") }
      guard checksum != nil else {
        throw .S3.invalidRequest(
          "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or "
            + "x-amz-trailer headers were found.")
      }
    }
    guard checksum == nil || checksum == digest.base64 else {
      throw Fault(
        400, "BadDigest", "The SHA256 you specified did not match the calculated checksum.")
    }
    account.buckets[bucket.name]?.objects[key] = Bucket.Object(
      bytes: call.body, checksum: checksum)
    return Reply(
      status: 200,
      content: .fields(checksum.map { ["x-amz-checksum-sha256": $0] } ?? [:]))
  }

  /// Refuses a request that says nothing of its payload, or something untrue, or what is not known
  /// here.
  static func checkFields(_ call: Call) throws(Fault) {
    let known = [
      "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "x-amz-checksum-mode",
      "x-amz-checksum-sha256", "x-amz-sdk-checksum-algorithm",
    ]
    let stranger = call.fields.map(\.name.canonicalName)
      .first { $0.hasPrefix("x-amz-") && !known.contains($0) }
    if let stranger { throw .unknown("header", stranger) }
    if let name = call.query.names.first { throw .unknown("query parameter", name) }
    guard let declared = call.field("x-amz-content-sha256") else {
      throw .S3.invalidRequest(
        "Missing required header for this request: x-amz-content-sha256")
    }
    guard declared == SHA256.digest(of: call.body.span).hexadecimal else {
      throw Fault(
        400, "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.")
    }
  }
}

extension Call {
  fileprivate func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
}
