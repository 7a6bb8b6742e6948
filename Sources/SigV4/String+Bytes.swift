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
