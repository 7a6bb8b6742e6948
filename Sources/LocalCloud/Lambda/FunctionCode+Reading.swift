internal import Digest
internal import FoundationEssentials

extension FunctionCode {
  /// The code that a request brings: base64 of a zip, and exactly one architecture if it says any.
  init(
    zipFile: String?, architectures: [String]?, otherwise current: String = "x86_64"
  ) throws(Fault) {
    guard let zipFile else {
      throw .Lambda.invalidParameter("Please provide a source for function code.")
    }
    guard let data = Data(base64Encoded: zipFile) else {
      throw .serialization("ZipFile is not base64.")
    }
    let zip = Array(data)
    guard zip.count <= 52_428_800 else {
      throw .Lambda.tooLarge("Zipped size must be smaller than 52428800 bytes")
    }
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
