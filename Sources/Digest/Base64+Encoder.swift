extension Base64 {
  /// Encodes bytes that come in pieces of any length, three bytes at a time.
  public struct Encoder: Sendable {
    /// The bytes that do not yet make a group of three: none, one or two.
    private var pending: [UInt8] = []

    /// Starts with no bytes.
    public init() {}

    /// Appends the characters of all groups that are complete, and keeps the rest for later.
    public mutating func append(_ bytes: Span<UInt8>, to characters: inout [UInt8]) {
      var next = 0
      if !pending.isEmpty {
        next = min(3 - pending.count, bytes.count)
        for index in 0..<next { pending.append(bytes[index]) }
        guard pending.count == 3 else { return }
        Base64.append(pending.span, to: &characters)
        pending.removeAll(keepingCapacity: true)
      }
      let rest = (bytes.count - next) % 3
      Base64.append(bytes.extracting(next..<bytes.count - rest), to: &characters)
      for index in bytes.count - rest..<bytes.count { pending.append(bytes[index]) }
    }

    /// Appends what is left, with the padding, and starts anew.
    public mutating func finish(to characters: inout [UInt8]) {
      Base64.append(pending.span, to: &characters)
      pending.removeAll(keepingCapacity: true)
    }
  }
}
