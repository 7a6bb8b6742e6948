/// A function's code: the bytes of the zip or the URI of an image, and what they run on.
struct FunctionCode: Sendable, Hashable {
  var zip: [UInt8]
  /// Of a container image.
  var image: String?
  /// Base64 of the zip's SHA-256, or the hexadecimal digest of the image.
  var sha256: String
  var architecture = "x86_64"

  /// The image by its digest.
  var resolvedImage: String {
    let repository = (image ?? "").split(separator: "@").first ?? ""
    let name = repository.lastIndex(of: "/").map { repository[$0...] } ?? repository
    let tag = name.lastIndex(of: ":").map { repository[..<$0] } ?? repository
    return "\(tag)@sha256:\(sha256)"
  }

  static func == (left: FunctionCode, right: FunctionCode) -> Bool {
    left.sha256 == right.sha256 && left.architecture == right.architecture
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(sha256)
    hasher.combine(architecture)
  }
}
