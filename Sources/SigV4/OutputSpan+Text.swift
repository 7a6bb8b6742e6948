extension OutputSpan<UInt8> {
  /// Appends bytes, for which there must be room.
  @inline(__always)
  mutating func append(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends the UTF-8 bytes of a text, for which there must be room.
  @inline(__always)
  mutating func append(_ text: String) { append(text.utf8.span) }

  /// Appends a text that is known when this is compiled, for which there must be room.
  @inline(__always)
  mutating func append(literal text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a copy of a part of what has been written, for which there must be room.
  @inline(__always)
  mutating func append(copyOf part: Range<Int>) {
    precondition(part.upperBound <= count, "a copy of what has been written")
    withUnsafeMutableBufferPointer { memory, count in
      count +=
        UnsafeMutableBufferPointer(rebasing: memory[count...])
        .update(fromContentsOf: UnsafeMutableBufferPointer(rebasing: memory[part]))
    }
  }

  @inline(__always)
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    withUnsafeMutableBufferPointer { memory, count in
      count += UnsafeMutableBufferPointer(rebasing: memory[count...]).update(fromContentsOf: bytes)
    }
  }
}

extension String {
  /// The text that these UTF-8 bytes are.
  init(decoding bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// A text that is written into its own memory.
  ///
  /// - Parameters:
  ///   - capacity: At least the number of bytes that will be written.
  ///   - write: Appends the text's UTF-8 bytes.
  init(capacity: Int, writing write: (inout OutputSpan<UInt8>) -> Void) {
    self.init(unsafeUninitializedCapacity: capacity) { memory in
      var output = OutputSpan(buffer: memory, initializedCount: 0)
      write(&output)
      return output.finalize(for: memory)
    }
  }
}
