/// The query as the signature sees it: every pair encoded anew, sorted by key and then by value.
struct CanonicalQuery {
  private var list = PairList()

  /// Forgets all pairs.
  mutating func removeAll() { list.removeAll() }

  /// Takes the pairs of a query as it stands in a request; nothing between two `&` is no pair.
  mutating func add(_ query: String, writingTo output: inout OutputSpan<UInt8>) {
    if query.isEmpty { return }
    let query = query.utf8.span
    var start = output.count
    var keyEnd: Int?
    var index = 0
    while index < query.count {
      switch query[index] {
      case UInt8(ascii: "&"):
        endPair(from: start, keyEnd: keyEnd, writingTo: &output)
        (start, keyEnd) = (output.count, nil)
        index += 1
      case UInt8(ascii: "=") where keyEnd == nil:
        keyEnd = output.count
        output.append(UInt8(ascii: "="))
        index += 1
      default:
        index = URIEncoding.appendReencoded(query, at: index, to: &output)
      }
    }
    endPair(from: start, keyEnd: keyEnd, writingTo: &output)
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

  /// Takes the pair that has just been written, if it is one, and completes it if it has no value.
  private mutating func endPair(
    from start: Int, keyEnd: Int?, writingTo output: inout OutputSpan<UInt8>
  ) {
    if output.count == start { return }
    let keyEnd = keyEnd ?? output.count
    if keyEnd == output.count { output.append(UInt8(ascii: "=")) }
    add(key: start..<keyEnd, in: output.span)
  }

  /// Takes the pair that has just been written.
  private mutating func add(key: Range<Int>, in memory: Span<UInt8>) {
    let value = key.upperBound + 1..<memory.count
    list.insert(PairList.Pair(key: key, value: value), in: memory)
  }
}
