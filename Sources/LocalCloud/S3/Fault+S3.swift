extension Fault {
  /// S3's errors; their texts are those of its page "error responses".
  enum S3 {
    static func noSuchBucket(_ name: String) -> Fault {
      Fault(404, "NoSuchBucket", "The specified bucket does not exist")
    }

    static let noSuchKey = Fault(404, "NoSuchKey", "The specified key does not exist.")

    static func otherRegion(_ bucket: Bucket) -> Fault {
      var fault = Fault(
        301, "PermanentRedirect",
        "The bucket you are attempting to access must be addressed using the specified endpoint. "
          + "Please send all future requests to this endpoint.")
      fault.fields = ["x-amz-bucket-region": bucket.region]
      return fault
    }

    static func invalidRequest(_ message: String) -> Fault {
      Fault(400, "InvalidRequest", message)
    }
  }
}
