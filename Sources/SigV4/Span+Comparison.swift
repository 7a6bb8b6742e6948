extension Span<UInt8> {
  /// Where in a part of the bytes the first one of this value is; the end of the part if none is.
  func index(of byte: UInt8, in part: Range<Int>) -> Int {
    for index in part where self[index] == byte { return index }
    return part.upperBound
  }

  /// Compares two parts byte by byte; a part that goes on is greater than its own beginning.
  ///
  /// - Returns: A number below, equal to or above zero if the left part is less, the same or greater.
  func compare(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    for offset in 0..<Swift.min(left.count, right.count) {
      let (leftByte, rightByte) = (
        self[left.lowerBound + offset], self[right.lowerBound + offset]
      )
      if leftByte != rightByte { return Int(leftByte) - Int(rightByte) }
    }
    return left.count - right.count
  }

  /// Whether two parts are the same bytes.
  func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && compare(left, right) == 0
  }

  /// Whether these are the bytes of a text.
  func isEqual(to text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    for index in indices where self[index] != text.utf8Start[index] { return false }
    return true
  }
}
