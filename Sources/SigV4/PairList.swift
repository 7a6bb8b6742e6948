/// Keys with values in one piece of memory, kept in order.
struct PairList {
  /// Where a key and its value stand: the value one byte, a separator, after the key.
  struct Pair {
    let key: Range<Int>
    let value: Range<Int>

    /// Where both stand, with the separator.
    var whole: Range<Int> { key.lowerBound..<value.upperBound }
  }

  /// The pairs, sorted by key and then by value, byte by byte.
  private(set) var pairs: [Pair] = []

  /// Forgets all pairs.
  mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

  /// Puts one more pair in its place, which is looked for from the end: there are few, and many come
  /// in order.
  mutating func insert(_ pair: Pair, in memory: Span<UInt8>) {
    pairs.append(pair)
    var place = pairs.count - 1
    while place > 0, isLess(pair, than: pairs[place - 1], in: memory) {
      pairs.swapAt(place, place - 1)
      place -= 1
    }
  }

  private func isLess(_ pair: Pair, than other: Pair, in memory: Span<UInt8>) -> Bool {
    let order = memory.compare(pair.key, other.key)
    return order == 0 ? memory.compare(pair.value, other.value) < 0 : order < 0
  }
}
