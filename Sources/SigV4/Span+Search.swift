extension Span<UInt8> {
  /// Where from a place on the first byte is that satisfies a condition; the end if none does.
  @inline(__always)
  func firstIndex(from start: Int, where condition: (UInt8) -> Bool) -> Int {
    withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count, !condition(bytes[index]) { index += 1 }
      return index
    }
  }

  /// Compares two parts byte by byte; a part that goes on is greater than its own beginning.
  ///
  /// - Returns: A number below, equal to or above zero if the left part is less, the same or greater.
  func compare(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    extracting(left).withUnsafeBufferPointer { left in
      extracting(right).withUnsafeBufferPointer { right in
        for index in 0..<Swift.min(left.count, right.count) where left[index] != right[index] {
          return Int(left[index]) - Int(right[index])
        }
        return left.count - right.count
      }
    }
  }

  /// Whether these are the bytes of a text.
  func isEqual(to text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices where self[index] != text.utf8Start[index] { return false }
    return true
  }
}
