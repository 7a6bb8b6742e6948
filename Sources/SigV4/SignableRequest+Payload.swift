internal import Digest

extension SignableRequest.Payload {
  /// What stands for the payload at the end of the canonical request.
  var canonicalForm: String {
    switch self {
    case .signed(let digest): digest.hexadecimal
    case .unsigned: "UNSIGNED-PAYLOAD"
    }
  }

  /// Appends what stands for the payload at the end of the canonical request.
  func append(to output: inout OutputSpan<UInt8>) {
    switch self {
    case .signed(let digest): Hexadecimal.append(digest.bytes.span, to: &output)
    case .unsigned: output.append(literal: "UNSIGNED-PAYLOAD")
    }
  }
}
