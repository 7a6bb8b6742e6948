import COpenSSL
import Primitives
import SigV4

/// The digests that a signature is made of, from texts that are there already and with contexts
/// that are kept: what no signer on OpenSSL can do without.
///
/// They are the SHA-256 of the body, if there is one, that of the canonical request, and the HMAC
/// of the string to sign under the kept signing key.
final class OpenSSLDigests {
  private let hash: OpaquePointer
  private let authentication: OpaquePointer
  private let body: [UInt8]?
  private let canonicalRequest: [UInt8]
  private let stringToSign: [UInt8]
  private let digest = UnsafeMutablePointer<UInt8>.allocate(capacity: 32)

  init(of request: SignableRequest, with credentials: Credentials, scope: SigningScope) {
    let steps = Signer().steps(of: request, with: credentials, scope: scope)
    body = if case .body(let bytes) = request.payload { bytes } else { nil }
    canonicalRequest = Array(steps.canonicalRequest.revealed.utf8)
    stringToSign = Array(steps.stringToSign.utf8)
    guard
      let sha256 = EVP_MD_fetch(nil, "SHA256", nil), let hash = EVP_MD_CTX_new(),
      let hmac = EVP_MAC_fetch(nil, OSSL_MAC_NAME_HMAC, nil),
      let authentication = EVP_MAC_CTX_new(hmac)
    else { preconditionFailure("OpenSSL offers no SHA-256 or HMAC") }
    self.hash = hash
    self.authentication = authentication
    EVP_DigestInit_ex2(hash, sha256, nil)
    EVP_MD_free(sha256)
    EVP_MAC_free(hmac)
    var name = Array("SHA256".utf8CString)
    let key = [UInt8](repeating: 7, count: 32)
    name.withUnsafeMutableBufferPointer { name in
      let parameters = [
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.baseAddress, 0),
        OSSL_PARAM_construct_end(),
      ]
      _ = EVP_MAC_init(authentication, key, key.count, parameters)
    }
  }

  deinit {
    EVP_MD_CTX_free(hash)
    EVP_MAC_CTX_free(authentication)
    digest.deallocate()
  }

  func run() {
    if let body { sha256(of: body) }
    sha256(of: canonicalRequest)
    var count = 0
    EVP_MAC_init(authentication, nil, 0, nil)
    EVP_MAC_update(authentication, stringToSign, stringToSign.count)
    EVP_MAC_final(authentication, digest, &count, 32)
  }

  private func sha256(of bytes: [UInt8]) {
    EVP_DigestInit_ex2(hash, nil, nil)
    EVP_DigestUpdate(hash, bytes, bytes.count)
    EVP_DigestFinal_ex(hash, digest, nil)
  }
}
