import Digest
import HTTP
import HTTPTypes
import SigV4

extension Signer {
  /// Signs a request with its header fields.
  ///
  /// `now` is in seconds since 1970 in UTC. A body that cannot be read throws its own error.
  func sign(
    _ request: inout Request, with credentials: Credentials, at now: Double, region: Region,
    service: Service
  ) throws {
    let target = request.head.path ?? "/"
    let queryStart = target.firstIndex(of: "?")
    var headers = request.head.headerFields.map {
      SignableRequest.Header(name: $0.name.rawName, value: $0.value)
    }
    headers.append(.init(name: "host", value: request.head.authority ?? ""))
    let signed = sign(
      SignableRequest(
        method: request.head.method.rawValue,
        path: String(target[..<(queryStart ?? target.endIndex)]),
        query: queryStart.map { String(target[target.index(after: $0)...]) } ?? "",
        headers: headers, payload: .signed(try request.body.digest())),
      with: credentials,
      scope: SigningScope(
        time: SigningTime(secondsSince1970: Int64(now)), region: region.rawValue,
        service: service.signingName),
      options: service == .s3 ? .s3 : .standard)
    for field in signed.fields {
      request.head.headerFields[.named(field.name)] = field.value
    }
  }
}

extension Body {
  /// The SHA-256 of all bytes, read in pieces.
  fileprivate func digest() throws -> SHA256.Digest {
    if case .bytes(let bytes) = self { return SHA256.digest(of: bytes.span) }
    var hash = SHA256()
    var reader = try open()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
      if read == 0 { return hash.finish() }
      hash.update(chunk.span.extracting(first: read))
    }
  }
}
