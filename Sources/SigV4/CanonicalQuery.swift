/// The query as the signature sees it: every pair encoded anew, sorted by key and then by value.
struct CanonicalQuery {
  private var list = PairList()

  /// Forgets all pairs.
  mutating func removeAll() { list.removeAll() }

  /// Takes the pairs of a query as it stands in a request; nothing between two `&` is no pair.
  mutating func add(_ query: String, writingTo output: inout OutputSpan<UInt8>) {
    if query.isEmpty { return }
    let query = query.utf8.span
    var position = 0
    while position < query.count {
      let end = query.firstIndex(from: position) { $0 == UInt8(ascii: "&") }
      if end > position { add(query.extracting(position..<end), writingTo: &output) }
      position = end + 1
    }
  }

  /// Takes a pair of plain texts.
  mutating func add(key: String, value: String, writingTo output: inout OutputSpan<UInt8>) {
    let start = output.count
    URIEncoding.append(key.utf8.span, keeping: .unreserved, to: &output)
    let key = start..<output.count
    output.append(UInt8(ascii: "="))
    URIEncoding.append(value.utf8.span, keeping: .unreserved, to: &output)
    add(key: key, in: output.span)
  }

  /// Appends the canonical form to the memory in which the pairs stand.
  func append(to output: inout OutputSpan<UInt8>) {
    for (index, pair) in list.pairs.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "&")) }
      output.append(copyOf: pair.whole)
    }
  }

  private mutating func add(_ pair: Span<UInt8>, writingTo output: inout OutputSpan<UInt8>) {
    let equals = pair.firstIndex(from: 0) { $0 == UInt8(ascii: "=") }
    let start = output.count
    URIEncoding.appendReencoded(pair.extracting(..<equals), to: &output)
    let key = start..<output.count
    output.append(UInt8(ascii: "="))
    URIEncoding.appendReencoded(pair.extracting(min(equals + 1, pair.count)...), to: &output)
    add(key: key, in: output.span)
  }

  /// Takes the pair that has just been written.
  private mutating func add(key: Range<Int>, in memory: Span<UInt8>) {
    let value = key.upperBound + 1..<memory.count
    list.insert(PairList.Pair(key: key, value: value), in: memory)
  }
}
