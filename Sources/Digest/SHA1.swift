internal import COpenSSL

/// SHA-1 (FIPS 180-4), for names that others made with it; it protects nothing.
public enum SHA1 {
  /// The digest of a text's UTF-8 bytes as 40 lower-case hexadecimal digits.
  public static func hexadecimal(of text: String) -> String {
    var digest = InlineArray<20, UInt8>(repeating: 0)
    var span = digest.mutableSpan
    let bytes = Array(text.utf8)
    span.withUnsafeMutableBufferPointer { digest in
      mustSucceed(EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, EVP_sha1(), nil))
    }
    return Hexadecimal.string(of: digest.span)
  }
}
