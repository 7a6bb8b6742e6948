internal import Digest
internal import FoundationEssentials

extension FunctionCode {
  /// The members by which requests bring code.
  static let members = ["ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri"]

  /// The code that a request brings, and exactly one architecture if it says any.
  init(
    _ given: Members, in account: Account, architectures: [String]?,
    otherwise current: String = "x86_64"
  ) throws(Fault) {
    if let image = try given.string("ImageUri") {
      self.init(image: image, architecture: architectures?.first ?? current)
      return
    }
    try self.init(
      zip: try Self.zip(given, in: account), architectures: architectures, otherwise: current)
  }

  /// A container image; what a tag stands for is told by the tag itself.
  private init(image: String, architecture: String) {
    let digest = image.split(separator: "@sha256:").dropFirst().first.map(String.init)
    zip = []
    sha256 = digest ?? SHA256.digest(of: Array(image.utf8).span).hexadecimal
    self.image = image
    self.architecture = architecture
  }

  private static func zip(_ given: Members, in account: Account) throws(Fault) -> [UInt8] {
    if let bucket = try given.string("S3Bucket") {
      let key = try given.required("S3Key")
      return try zip(bucket: bucket, key: key, in: account)
    }
    guard let zipFile = try given.string("ZipFile") else {
      throw .Lambda.invalidParameter("Please provide a source for function code.")
    }
    guard let data = Data(base64Encoded: zipFile) else {
      throw .serialization("ZipFile is not base64.")
    }
    guard data.count <= 52_428_800 else {
      throw .Lambda.tooLarge("Zipped size must be smaller than 52428800 bytes")
    }
    return Array(data)
  }

  /// The bytes of an object, which must be in the function's own region.
  private static func zip(
    bucket: String, key: String, in account: Account
  ) throws(Fault) -> [UInt8] {
    func failed(_ code: String, _ message: String) -> Fault {
      .Lambda.invalidParameter(
        "Error occurred while GetObject. S3 Error Code: \(code). S3 Error Message: \(message)")
    }
    guard let place = account.buckets[bucket] else {
      throw failed("NoSuchBucket", "The specified bucket does not exist")
    }
    guard place.region == account.region else {
      throw failed(
        "PermanentRedirect",
        "The bucket is in this region: \(place.region). Please use this region to retry the request"
      )
    }
    guard let object = place.objects[key] else {
      throw failed("NoSuchKey", "The specified key does not exist.")
    }
    return object.bytes
  }

  /// The code of a zip.
  private init(
    zip: [UInt8], architectures: [String]?, otherwise current: String
  ) throws(Fault) {
    if zip.isEmpty || zip.starts(with: Self.emptyArchive) {
      throw .Lambda.invalidParameter("Uploaded file must be a non-empty zip")
    }
    guard zip.starts(with: Self.localFile) else {
      throw .Lambda.invalidParameter(
        "Could not unzip uploaded file. Please check your file, then try to upload again.")
    }
    if let architectures {
      guard architectures.count == 1 else {
        throw .constraint(
          "[\(architectures.joined(separator: ", "))]", at: "architectures",
          "have length less than or equal to 1")
      }
      try FunctionConfiguration.check(
        architectures[0], at: "architectures", among: ["x86_64", "arm64"])
    }
    self.zip = zip
    sha256 = SHA256.digest(of: zip.span).base64
    architecture = architectures?.first ?? current
  }

  /// The signature of a zip's first entry.
  private static let localFile: [UInt8] = [0x50, 0x4B, 3, 4]
  /// That of a zip's end, which stands first if there is no entry.
  private static let emptyArchive: [UInt8] = [0x50, 0x4B, 5, 6]
}
