internal import COpenSSL

/// HMAC-SHA-256 (RFC 2104) with one key for many messages, computed by OpenSSL.
///
/// The key is prepared once, so a place that authenticates often keeps one. It is used from one
/// thread at a time.
public struct HMACSHA256: ~Copyable {
  private let context: OpaquePointer

  /// Prepares a key of any length.
  public init(key: Span<UInt8>) {
    guard
      let algorithm = EVP_MAC_fetch(nil, OSSL_MAC_NAME_HMAC, nil),
      let context = EVP_MAC_CTX_new(algorithm)
    else {
      preconditionFailure("OpenSSL offers no HMAC")
    }
    EVP_MAC_free(algorithm)
    self.context = context
    Self.withParameters { parameters in
      Self.withAddress(of: key) { mustSucceed(EVP_MAC_init(context, $0, key.count, parameters)) }
    }
  }

  deinit { EVP_MAC_CTX_free(context) }

  /// The authentication code of a message under this key.
  public func code(for message: Span<UInt8>) -> SHA256.Digest {
    message.withUnsafeBufferPointer {
      mustSucceed(EVP_MAC_update(context, $0.baseAddress, $0.count))
    }
    let code = SHA256.Digest {
      var count = 0
      mustSucceed(EVP_MAC_final(context, $0.baseAddress, &count, $0.count))
    }
    mustSucceed(EVP_MAC_init(context, nil, 0, nil))
    return code
  }

  /// The authentication code of one message under a key that is used once.
  public static func code(for message: Span<UInt8>, key: Span<UInt8>) -> SHA256.Digest {
    HMACSHA256(key: key).code(for: message)
  }

  /// Names the digest in the form that OpenSSL wants, which points to both texts.
  private static func withParameters(_ body: (UnsafePointer<OSSL_PARAM>) -> Void) {
    var digest = Array("SHA256".utf8CString)
    OSSL_MAC_PARAM_DIGEST.withCString { name in
      digest.withUnsafeMutableBufferPointer { digest in
        body([
          OSSL_PARAM_construct_utf8_string(name, digest.baseAddress, 0),
          OSSL_PARAM_construct_end(),
        ])
      }
    }
  }

  /// Gives an address even to a key of no bytes, because OpenSSL takes a missing one as "keep the
  /// key that is there".
  private static func withAddress(
    of key: Span<UInt8>, _ body: (UnsafePointer<UInt8>) -> Void
  ) {
    key.withUnsafeBufferPointer { key in
      guard let address = key.baseAddress else {
        return withUnsafePointer(to: 0, body)
      }
      body(address)
    }
  }
}
