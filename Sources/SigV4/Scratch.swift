/// Memory to write in, which is kept and grows to what the largest writing needs.
struct Scratch {
  /// What has been written, and after it room that is written over.
  private(set) var bytes: [UInt8] = []

  /// How many bytes have been written.
  private(set) var count = 0

  /// Forgets what has been written.
  mutating func removeAll() { count = 0 }

  /// Appends as many bytes as `write` gives, but no more than `capacity`.
  mutating func append(atMost capacity: Int, writing write: (inout OutputSpan<UInt8>) -> Void) {
    let missing = count + capacity - bytes.count
    if missing > 0 { bytes.append(contentsOf: repeatElement(0, count: missing)) }
    bytes.withUnsafeMutableBufferPointer { memory in
      var output = OutputSpan(buffer: memory, initializedCount: count)
      write(&output)
      count = output.finalize(for: memory)
    }
  }
}
