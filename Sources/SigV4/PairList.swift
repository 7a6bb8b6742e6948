/// Keys with values that stand in one piece of memory, to be brought into order.
struct PairList {
  /// Where a key and its value stand.
  struct Pair {
    let key: Range<Int>
    let value: Range<Int>
  }

  /// How pairs with the same key are sorted.
  enum EqualKeys {
    case byValue
    case asTheyCame
  }

  /// The pairs as they came, or in order once they have been sorted.
  private(set) var pairs: [Pair] = []

  /// Forgets all pairs.
  mutating func removeAll() { pairs.removeAll(keepingCapacity: true) }

  /// Takes one more pair.
  mutating func append(_ pair: Pair) { pairs.append(pair) }

  /// Sorts the pairs by key, byte by byte.
  mutating func sort(in memory: Span<UInt8>, equalKeys: EqualKeys) {
    if pairs.count < 2 { return }
    pairs.sort { left, right in
      let order = memory.compare(left.key, right.key)
      return switch equalKeys {
      case _ where order != 0: order < 0
      case .byValue: memory.compare(left.value, right.value) < 0
      case .asTheyCame: left.key.lowerBound < right.key.lowerBound
      }
    }
  }
}
