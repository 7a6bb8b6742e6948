extension OutputSpan<UInt8> {
  /// Appends bytes, for which there must be room.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append(from: $0.baseAddress, count: $0.count) }
  }

  /// Appends the UTF-8 bytes of a text, for which there must be room.
  @inline(__always)
  mutating func append(_ text: String) { append(text.utf8.span) }

  /// Appends a text that is known when this is compiled, for which there must be room.
  @inline(__always)
  mutating func append(literal text: StaticString) {
    append(from: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// Appends a copy of a part of what has been written, for which there must be room.
  @inline(__always)
  mutating func append(copyOf part: Range<Int>) {
    precondition(part.upperBound <= count, "only what has been written can be copied")
    let start = withUnsafeMutableBufferPointer { memory, _ in
      memory.baseAddress.map { UnsafePointer($0 + part.lowerBound) }
    }
    append(from: start, count: part.count)
  }

  @inline(__always)
  private mutating func append(from start: UnsafePointer<UInt8>?, count: Int) {
    precondition(count <= freeCapacity, "no room for more bytes")
    guard let start else { return }
    withUnsafeMutableBufferPointer { memory, written in
      guard let end = memory.baseAddress?.advanced(by: written) else { return }
      end.update(from: start, count: count)
      written += count
    }
  }
}
