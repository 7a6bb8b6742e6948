import Digest

/// The request in the one form that both sides agree on.
///
/// It consists of the method, the path, the query, the headers, the names of the signed headers, and
/// what is said about the payload, with line feeds between them.
struct CanonicalRequest {
  private var headerList = CanonicalHeaders()
  private var queryList = CanonicalQuery()

  /// Where the whole stands in the memory.
  private(set) var whole = 0..<0

  /// Where the query stands in the memory.
  private(set) var query = 0..<0

  /// Where the names of the signed headers stand in the memory.
  private(set) var signedHeaders = 0..<0

  /// Writes a request into memory, in place of what is there.
  mutating func write(
    _ request: SignableRequest, payload: CanonicalPayload, adding additions: borrowing Additions,
    options: SigningOptions, to scratch: inout Scratch
  ) {
    headerList.removeAll()
    queryList.removeAll()
    scratch.removeAll()
    let capacity = Self.maximumCount(of: request, adding: additions)
    scratch.append(atMost: capacity) { output in
      collectHeaders(of: request, adding: additions, writingTo: &output)
      collectQuery(of: request, adding: additions, writingTo: &output)
      assemble(request, payload: payload, options: options, to: &output)
    }
  }

  /// How many bytes are written at most.
  ///
  /// A byte that comes in is written ten times at most, as that of a header's name in a presigned
  /// request: once each when it is collected, in the list of names and in its line, and twice as
  /// three bytes in the parameter that is made of the list, with separators.
  private static func maximumCount(
    of request: SignableRequest, adding additions: borrowing Additions
  ) -> Int {
    var count = request.method.utf8.count + request.path.utf8.count + request.query.utf8.count
    for header in request.headers {
      count += header.name.utf8.count + header.value.utf8.count + ":".utf8.count
    }
    let fixedTexts = 1024
    return 10 * (count + additions.byteCount) + fixedTexts
  }
}

extension CanonicalRequest {
  private mutating func collectHeaders(
    of request: SignableRequest, adding additions: borrowing Additions,
    writingTo output: inout OutputSpan<UInt8>
  ) {
    switch additions.place {
    case .headers(let contentHash):
      headerList.add(
        request.headers, contentHash: contentHash == nil ? .omitted : .added, writingTo: &output)
      headerList.add(name: "x-amz-date", value: additions.date, writingTo: &output)
      if let contentHash {
        headerList.add(name: "x-amz-content-sha256", value: contentHash, writingTo: &output)
      }
      if let token = additions.token {
        headerList.add(name: "x-amz-security-token", value: token, writingTo: &output)
      }
    case .query:
      headerList.add(request.headers, contentHash: .omitted, writingTo: &output)
    }
    let start = output.count
    headerList.appendNames(to: &output)
    signedHeaders = start..<output.count
  }

  private mutating func collectQuery(
    of request: SignableRequest, adding additions: borrowing Additions,
    writingTo output: inout OutputSpan<UInt8>
  ) {
    queryList.add(request.query, writingTo: &output)
    if case .query(let credential, let validity) = additions.place {
      let names = String(decoding: output.span.extracting(signedHeaders))
      queryList.add(key: "X-Amz-Algorithm", value: "AWS4-HMAC-SHA256", writingTo: &output)
      queryList.add(key: "X-Amz-Credential", value: credential, writingTo: &output)
      queryList.add(key: "X-Amz-Date", value: additions.date, writingTo: &output)
      queryList.add(
        key: "X-Amz-Expires", value: String(validity.components.seconds), writingTo: &output)
      queryList.add(key: "X-Amz-SignedHeaders", value: names, writingTo: &output)
      if let token = additions.token {
        queryList.add(key: "X-Amz-Security-Token", value: token, writingTo: &output)
      }
    }
  }

  private mutating func assemble(
    _ request: SignableRequest, payload: CanonicalPayload, options: SigningOptions,
    to output: inout OutputSpan<UInt8>
  ) {
    let start = output.count
    output.append(request.method)
    output.append(newline)
    CanonicalPath.append(request.path, options: options, to: &output)
    output.append(newline)
    let queryStart = output.count
    queryList.append(to: &output)
    query = queryStart..<output.count
    output.append(newline)
    headerList.appendLines(to: &output)
    output.append(newline)
    output.append(copyOf: signedHeaders)
    output.append(newline)
    payload.append(to: &output)
    whole = start..<output.count
  }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}
