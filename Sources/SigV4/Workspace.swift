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

  /// The parts of the query, the canonical request, and the string to sign.
  private var scratch = Scratch()
  private var stringToSign = 0..<0
  private var signature = SHA256.Digest(bytes: InlineArray(repeating: 0))

  /// Signs in headers.
  mutating func sign(
    _ request: SignableRequest, with credentials: Credentials, scope: SigningScope,
    options: SigningOptions
  ) -> SignedHeaders {
    let key = keys.key(credentials: credentials, scope: scope)
    let payload = CanonicalPayload(request.payload, hash: &hash)
    let contentHash = options.contentHashHeader == .added ? payload.text : nil
    let additions = Additions(
      date: key.dateAndTime(scope.time), token: options.signedToken(of: credentials),
      place: .headers(contentHash: contentHash))
    makeSignature(of: request, payload: payload, adding: additions, key: key, options: options)
    return SignedHeaders(
      date: additions.date, securityToken: credentials.sessionToken, contentHash: contentHash,
      authorization: authorization(
        accessKeyID: credentials.accessKeyID, credentialScope: key.credentialScope))
  }

  /// Signs in the query.
  ///
  /// - Returns: The whole query.
  mutating func presign(
    _ request: SignableRequest, validFor validity: Duration, with credentials: Credentials,
    scope: SigningScope, options: SigningOptions
  ) -> String {
    let key = keys.key(credentials: credentials, scope: scope)
    let payload = CanonicalPayload(request.payload, hash: &hash)
    let additions = Additions(
      date: key.dateAndTime(scope.time), token: options.signedToken(of: credentials),
      place: .query(
        credential: "\(credentials.accessKeyID)/\(key.credentialScope)", validity: validity))
    makeSignature(of: request, payload: payload, adding: additions, key: key, options: options)
    var query = text(canonicalRequest.query) + "&X-Amz-Signature=\(signature)"
    if let token = credentials.sessionToken, options.sessionToken == .addedAfterSigning {
      query += "&X-Amz-Security-Token=" + URIEncoding.encoded(token.revealed)
    }
    return query
  }

  /// The steps that led to the last signature.
  var steps: SigningSteps {
    SigningSteps(
      canonicalRequest: Secret(text(canonicalRequest.whole)), stringToSign: text(stringToSign),
      signature: signature.hexadecimal)
  }
}

extension Workspace {
  private mutating func makeSignature(
    of request: SignableRequest, payload: CanonicalPayload, adding additions: borrowing Additions,
    key: SigningKey, options: SigningOptions
  ) {
    canonicalRequest.write(
      request, payload: payload, adding: additions, options: options, to: &scratch)
    hash.update(scratch.bytes, in: canonicalRequest.whole)
    writeStringToSign(
      date: additions.date, credentialScope: key.credentialScope, digest: hash.finish())
    signature = key.signature(of: scratch.bytes.span.extracting(stringToSign))
  }

  private mutating func writeStringToSign(
    date: String, credentialScope: String, digest: SHA256.Digest
  ) {
    let start = scratch.count
    let capacity =
      "AWS4-HMAC-SHA256\n\n\n".utf8.count + date.utf8.count + credentialScope.utf8.count
      + SHA256.Digest.hexadecimalCount
    scratch.append(atMost: capacity) { output in
      output.append(literal: "AWS4-HMAC-SHA256\n")
      output.append(date)
      output.append(UInt8(ascii: "\n"))
      output.append(credentialScope)
      output.append(UInt8(ascii: "\n"))
      Hexadecimal.append(digest.bytes.span, to: &output)
    }
    stringToSign = start..<scratch.count
  }

  private mutating func authorization(accessKeyID: String, credentialScope: String) -> String {
    let fixed = "AWS4-HMAC-SHA256 Credential=/, SignedHeaders=, Signature="
    let capacity =
      fixed.utf8.count + accessKeyID.utf8.count + credentialScope.utf8.count
      + canonicalRequest.signedHeaders.count + SHA256.Digest.hexadecimalCount
    let start = scratch.count
    scratch.append(atMost: capacity) { output in
      output.append(literal: "AWS4-HMAC-SHA256 Credential=")
      output.append(accessKeyID)
      output.append(UInt8(ascii: "/"))
      output.append(credentialScope)
      output.append(literal: ", SignedHeaders=")
      output.append(copyOf: canonicalRequest.signedHeaders)
      output.append(literal: ", Signature=")
      Hexadecimal.append(signature.bytes.span, to: &output)
    }
    return text(start..<scratch.count)
  }

  private func text(_ part: Range<Int>) -> String {
    String(decoding: scratch.bytes.span.extracting(part))
  }
}

extension SigningOptions {
  fileprivate func signedToken(of credentials: Credentials) -> String? {
    sessionToken == .signed ? credentials.sessionToken?.revealed : nil
  }
}
