import Digest

/// What stands for the payload at the end of a canonical request.
enum CanonicalPayload {
  case digest(SHA256.Digest)
  case unsigned

  /// Hashes a body that is given whole.
  init(_ payload: SignableRequest.Payload, hash: inout SHA256) {
    switch payload {
    case .body(let bytes):
      hash.update(bytes.span)
      self = .digest(hash.finish())
    case .signed(let digest): self = .digest(digest)
    case .unsigned: self = .unsigned
    }
  }

  /// The text.
  var text: String {
    switch self {
    case .digest(let digest): digest.hexadecimal
    case .unsigned: "UNSIGNED-PAYLOAD"
    }
  }

  /// Appends the text.
  func append(to output: inout OutputSpan<UInt8>) {
    switch self {
    case .digest(let digest): Hexadecimal.append(digest.bytes.span, to: &output)
    case .unsigned: output.append(literal: "UNSIGNED-PAYLOAD")
    }
  }
}
