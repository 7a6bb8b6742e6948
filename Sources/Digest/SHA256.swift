internal import COpenSSL

/// SHA-256 (FIPS 180-4) of bytes that come in pieces, computed by OpenSSL.
///
/// Making one costs more than hashing a short text, so a place that hashes often keeps one:
/// ``finish()`` makes it ready for the next input. It is used from one thread at a time.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// Makes ready for the first input.
  public init() {
    guard
      let algorithm = EVP_MD_fetch(nil, "SHA256", nil),
      let context = EVP_MD_CTX_new()
    else {
      preconditionFailure("OpenSSL offers no SHA-256")
    }
    self.context = context
    mustSucceed(EVP_DigestInit_ex2(context, algorithm, nil))
    EVP_MD_free(algorithm)
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next bytes of the input.
  public mutating func update(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer {
      mustSucceed(EVP_DigestUpdate(context, $0.baseAddress, $0.count))
    }
  }

  /// Takes the next bytes of the input: a part of an array, such as a buffer filled half.
  public mutating func update(_ bytes: [UInt8], in part: Range<Int>) {
    update(bytes.span.extracting(part))
  }

  /// Ends the input, and makes ready for another one.
  ///
  /// - Returns: The digest of all bytes since the last end.
  public mutating func finish() -> Digest {
    let digest = Digest { mustSucceed(EVP_DigestFinal_ex(context, $0.baseAddress, nil)) }
    mustSucceed(EVP_DigestInit_ex2(context, nil, nil))
    return digest
  }

  /// The digest of bytes that are all at hand.
  public static func digest(of bytes: Span<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }
}
