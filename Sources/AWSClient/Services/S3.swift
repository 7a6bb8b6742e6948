import HTTP
import HTTPTypes

/// S3, as far as gwdeploy puts packages there.
///
/// Source of shapes: the service model `s3` 2006-03-01. Answers to `HEAD` have no body, so that of
/// their refusals only the status and header fields tell something.
public struct S3: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// The place of an object.
  public struct Object: Sendable, Hashable {
    /// 3 to 63 characters of `[a-z0-9.-]`.
    public var bucket: String
    /// 1 to 1,024 bytes.
    public var key: String

    /// A place by its bucket and key.
    public init(bucket: String, key: String) {
      self.bucket = bucket
      self.key = key
    }
  }

  /// The region that a bucket is in; nil if there is no such bucket (`HeadBucket`).
  ///
  /// S3 tells it of a bucket elsewhere and of one that the credentials may not read as well.
  public func region(ofBucket bucket: String) async throws(ServiceError) -> Region? {
    do {
      let response = try await send("HeadBucket", .read, .head, bucket)
      return response.head.headerFields[.amzBucketRegion].map(Region.init)
        ?? client.endpoints.region
    } catch {
      if error.status == 404 { return nil }
      guard let region = error.bucketRegion else { throw error }
      return region
    }
  }

  /// The SHA-256 of an object in base64, as S3 has computed it; nil if the object is not there, was
  /// put there without one, or may not be looked at (`HeadObject`).
  public func checksum(of object: Object) async throws(ServiceError) -> String? {
    do {
      let response = try await send(
        "HeadObject", .read, .head, object.bucket, object.key,
        fields: [.amzChecksumMode: "ENABLED"])
      return response.head.headerFields[.amzChecksumSHA256]
    } catch {
      // Without the permission to list the bucket, 403 is the answer for what is not there.
      guard let status = error.status, [403, 404].contains(status) else { throw error }
      return nil
    }
  }

  /// Puts a file somewhere, whatever was there (`PutObject`).
  ///
  /// The checksum is the file's SHA-256 in base64, which S3 compares with its own and keeps.
  public func putObject(
    _ object: Object, _ file: Lambda.ZipFile, checksum: String
  ) async throws(ServiceError) {
    _ = try await send(
      "PutObject", .write, .put, object.bucket, object.key,
      fields: [
        .contentType: "application/zip", .amzChecksumAlgorithm: "SHA256",
        .amzChecksumSHA256: checksum,
      ],
      body: .source(FileContent(path: file.path, count: file.size)))
  }

  private func send(
    _ operation: String, _ effect: Call.Effect, _ method: HTTPRequest.Method, _ bucket: String,
    _ key: String = "", fields: HTTPFields = [:], body: Body = .empty
  ) async throws(ServiceError) -> Response {
    let labels = key.split(separator: "/", omittingEmptySubsequences: false)
    var call = Call(
      .s3, operation, effect, method: method,
      path: key.isEmpty
        ? "" : "/" + labels.map { PercentEncoding.encode(String($0)) }.joined(separator: "/"),
      fields: fields, body: body)
    call.bucket = bucket
    return try await client.send(call)
  }
}
