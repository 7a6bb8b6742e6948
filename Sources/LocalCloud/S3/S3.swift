internal import HTTPTypes

/// S3, as far as packages are put there: a bucket is a host of its own, or the path's first part.
struct S3: Service {
  static let service = S3()

  let name = "s3"
  let requestIDField = "x-amz-request-id"

  /// A bucket and what is meant in it.
  struct Address {
    var bucket: String
    /// nil for the bucket itself.
    var key: String?
  }

  func isHost(_ host: some StringProtocol) -> Bool {
    host.hasPrefix("s3.") || host.contains(".s3.")
  }

  func perform(_ call: Call, on account: inout Account) throws(Fault) -> Reply {
    let address = try Self.address(call)
    try StoredObjects.checkFields(call)
    guard let bucket = account.buckets[address.bucket] else {
      throw .S3.noSuchBucket(address.bucket)
    }
    guard bucket.region == account.region else {
      throw .S3.otherRegion(bucket)
    }
    switch (call.method, address.key) {
    case (.head, nil):
      return Reply(status: 200, content: .fields(["x-amz-bucket-region": bucket.region]))
    case (.head, let key?): return try StoredObjects.head(key, in: bucket, call)
    case (.put, let key?): return try StoredObjects.put(key, in: bucket, &account, call)
    default: throw .notModelled("\(call.method) of S3")
    }
  }

  func write(_ reply: Reply, to call: Call, requestID: String) -> Written {
    guard case .fields(let fields) = reply.content else { return Written() }
    return Written(fields: HTTPFields(fields))
  }

  func write(_ fault: Fault, requestID: String) -> Written {
    let document = XML(
      "Error",
      [
        XML("Code", fault.code), XML("Message", fault.message), XML("RequestId", requestID),
        XML("HostId", "local"),
      ])
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    document.write(to: &text)
    var fields = HTTPFields(fault.fields)
    fields[.contentType] = "application/xml"
    return Written(body: Array(text.utf8), fields: fields)
  }

  private static func address(_ call: Call) throws(Fault) -> Address {
    if let suffix = call.host.firstRange(of: ".s3.") {
      let bucket = call.host[..<suffix.lowerBound]
      // No certificate of AWS's fits such a host.
      guard !bucket.contains(".") else { throw .notModelled("A host of a bucket with dots") }
      let key = call.path.joined(separator: "/")
      return Address(bucket: String(bucket), key: key.isEmpty ? nil : key)
    }
    guard let bucket = call.path.first else { throw .notModelled("A list of buckets") }
    let key = call.path.dropFirst().joined(separator: "/")
    return Address(bucket: bucket, key: key.isEmpty ? nil : key)
  }
}

extension HTTPFields {
  fileprivate init(_ fields: [String: String]) {
    self.init()
    for (name, value) in fields { if let name = HTTPField.Name(name) { self[name] = value } }
  }
}
