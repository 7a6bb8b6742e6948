import Digest
import Primitives

/// The memory in which signatures are made, and the keys that make them.
///
/// It is kept from one request to the next, because making it anew costs more than signing. It is
/// used from one thread at a time.
struct Workspace: ~Copyable {
  private var keys = SigningKeyCache()
  private var hash = SHA256()
  private var canonicalRequest = CanonicalRequest()

  /// The canonical request with what went into it, and after it the string to sign.
  private var memory: [UInt8] = []
  private var stringToSign = 0..<0

  /// Signs in headers.
  mutating func sign(
    _ request: SignableRequest, with credentials: Credentials, scope: SigningScope,
    options: SigningOptions
  ) -> (headers: SignedHeaders, signature: SHA256.Digest) {
    let key = keys.key(credentials: credentials, scope: scope)
    let date = scope.time.description
    let contentHash = options.contentHashHeader == .added ? request.payload.canonicalForm : nil
    let token = options.sessionToken == .signed ? credentials.sessionToken?.revealed : nil
    let signature = signature(
      of: request, adding: .headers(date: date, contentHash: contentHash, token: token),
      date: date, key: key, options: options)
    let headers = SignedHeaders(
      date: date, securityToken: credentials.sessionToken, contentHash: contentHash,
      authorization: authorization(
        accessKeyID: credentials.accessKeyID, credentialScope: key.credentialScope,
        signature: signature))
    return (headers, signature)
  }

  /// Signs in the query.
  ///
  /// - Returns: The whole query.
  mutating func presign(
    _ request: SignableRequest, validFor validity: Duration, with credentials: Credentials,
    scope: SigningScope, options: SigningOptions
  ) -> (query: String, signature: SHA256.Digest) {
    let key = keys.key(credentials: credentials, scope: scope)
    let date = scope.time.description
    let token = credentials.sessionToken?.revealed
    let credential = "\(credentials.accessKeyID)/\(key.credentialScope)"
    let signature = signature(
      of: request,
      adding: .query(
        credential: credential, date: date, validity: validity,
        token: options.sessionToken == .signed ? token : nil),
      date: date, key: key, options: options)
    var query = text(canonicalRequest.query) + "&X-Amz-Signature=\(signature)"
    if let token, options.sessionToken == .addedAfterSigning {
      query += "&X-Amz-Security-Token=" + URIEncoding.encoded(token)
    }
    return (query, signature)
  }

  /// The steps that led to the last signature.
  func steps(signature: SHA256.Digest) -> SigningSteps {
    SigningSteps(
      canonicalRequest: Secret(text(canonicalRequest.whole)), stringToSign: text(stringToSign),
      signature: signature.hexadecimal)
  }
}

extension Workspace {
  private mutating func signature(
    of request: SignableRequest, adding additions: Additions, date: String, key: SigningKey,
    options: SigningOptions
  ) -> SHA256.Digest {
    canonicalRequest.write(request, adding: additions, options: options, to: &memory)
    hash.update(memory, in: canonicalRequest.whole)
    writeStringToSign(date: date, credentialScope: key.credentialScope, digest: hash.finish())
    return key.signature(of: memory.span.extracting(stringToSign))
  }

  private mutating func writeStringToSign(
    date: String, credentialScope: String, digest: SHA256.Digest
  ) {
    let start = memory.count
    let capacity =
      "AWS4-HMAC-SHA256\n\n\n".utf8.count + date.utf8.count + credentialScope.utf8.count
      + SHA256.Digest.hexadecimalCount
    memory.append(addingCapacity: capacity) { output in
      output.append(literal: "AWS4-HMAC-SHA256\n")
      output.append(date)
      output.append(UInt8(ascii: "\n"))
      output.append(credentialScope)
      output.append(UInt8(ascii: "\n"))
      Hexadecimal.append(digest.bytes.span, to: &output)
    }
    stringToSign = start..<memory.count
  }

  private func authorization(
    accessKeyID: String, credentialScope: String, signature: SHA256.Digest
  ) -> String {
    let fixed = "AWS4-HMAC-SHA256 Credential=/, SignedHeaders=, Signature="
    let capacity =
      fixed.utf8.count + accessKeyID.utf8.count + credentialScope.utf8.count
      + canonicalRequest.signedHeaders.count + SHA256.Digest.hexadecimalCount
    return String(capacity: capacity) { output in
      output.append(literal: "AWS4-HMAC-SHA256 Credential=")
      output.append(accessKeyID)
      output.append(UInt8(ascii: "/"))
      output.append(credentialScope)
      output.append(literal: ", SignedHeaders=")
      output.append(memory.span.extracting(canonicalRequest.signedHeaders))
      output.append(literal: ", Signature=")
      Hexadecimal.append(signature.bytes.span, to: &output)
    }
  }

  private func text(_ part: Range<Int>) -> String { String(decoding: memory[part], as: UTF8.self) }
}
