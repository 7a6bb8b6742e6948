import Digest

/// The request in the one form that both sides agree on.
///
/// It consists of the method, the path, the query, the headers, the names of the signed headers, and
/// what is said about the payload, with line feeds between them.
struct CanonicalRequest {
  private var layouts = HeaderLayoutCache()
  private var queryList = CanonicalQuery()

  /// Where the whole stands in the memory.
  private(set) var whole = 0..<0

  /// Where the query stands in the memory.
  private(set) var query = 0..<0

  /// Where the names of the signed headers stand in the memory, with semicolons between them.
  private(set) var signedHeaders = 0..<0

  /// Writes a request into memory, in place of what is there.
  mutating func write(
    _ request: SignableRequest, payload: CanonicalPayload, adding additions: borrowing Additions,
    options: SigningOptions, to scratch: inout Scratch
  ) {
    let layout = layouts.layout(of: request.headers, adding: additions.headers)
    queryList.removeAll()
    scratch.removeAll()
    let capacity = Self.maximumCount(of: request, layout: layout, adding: additions)
    scratch.append(atMost: capacity) { output in
      collectQuery(
        of: request, adding: additions, signedHeaders: layout.signedNames, writingTo: &output)
      let start = output.count
      appendTarget(of: request, options: options, to: &output)
      layout.appendLines(of: request.headers, adding: additions, to: &output)
      output.append(newline)
      let startOfNames = output.count
      output.append(layout.signedNames)
      signedHeaders = startOfNames..<output.count
      output.append(newline)
      payload.append(to: &output)
      whole = start..<output.count
    }
  }

  /// How many bytes are written at most.
  ///
  /// A byte that comes in is written eight times at most, as that of a header's name in a presigned
  /// request: once each in its line and in the list of names, and twice as three bytes in the
  /// parameter that is made of the list, first when it is collected and then in its place.
  private static func maximumCount(
    of request: SignableRequest, layout: HeaderLayout, adding additions: borrowing Additions
  ) -> Int {
    var count = request.method.utf8.count + request.path.utf8.count + request.query.utf8.count
    count += layout.prefixes.count
    for header in request.headers { count += header.value.utf8.count }
    let fixedTexts = 1024
    return 8 * (count + additions.byteCount) + fixedTexts
  }
}

extension CanonicalRequest {
  private mutating func collectQuery(
    of request: SignableRequest, adding additions: borrowing Additions, signedHeaders: String,
    writingTo output: inout OutputSpan<UInt8>
  ) {
    queryList.add(request.query, writingTo: &output)
    if case .query(let credential, let validity) = additions.place {
      queryList.add(key: "X-Amz-Algorithm", value: "AWS4-HMAC-SHA256", writingTo: &output)
      queryList.add(key: "X-Amz-Credential", value: credential, writingTo: &output)
      queryList.add(key: "X-Amz-Date", value: additions.date, writingTo: &output)
      queryList.add(
        key: "X-Amz-Expires", value: String(validity.components.seconds), writingTo: &output)
      queryList.add(key: "X-Amz-SignedHeaders", value: signedHeaders, writingTo: &output)
      if let token = additions.token {
        queryList.add(key: "X-Amz-Security-Token", value: token, writingTo: &output)
      }
    }
  }

  /// Appends method, path and query.
  private mutating func appendTarget(
    of request: SignableRequest, options: SigningOptions, to output: inout OutputSpan<UInt8>
  ) {
    output.append(request.method)
    output.append(newline)
    CanonicalPath.append(request.path, options: options, to: &output)
    output.append(newline)
    let start = output.count
    queryList.append(to: &output)
    query = start..<output.count
    output.append(newline)
  }

  private var newline: UInt8 { UInt8(ascii: "\n") }
}
