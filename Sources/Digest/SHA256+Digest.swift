extension SHA256 {
  /// What SHA-256 or HMAC-SHA-256 gives: 32 bytes.
  public struct Digest: Sendable, Hashable {
    /// The bytes in their order.
    public let bytes: InlineArray<32, UInt8>

    /// Takes bytes that are a digest.
    public init(bytes: InlineArray<32, UInt8>) { self.bytes = bytes }

    /// Lets OpenSSL write the bytes.
    init(writing write: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
      var bytes = InlineArray<32, UInt8>(repeating: 0)
      var span = bytes.mutableSpan
      span.withUnsafeMutableBufferPointer(write)
      self.bytes = bytes
    }

    /// How many digits ``hexadecimal`` has.
    public static let hexadecimalCount = 64

    /// The bytes as 64 lower-case hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.string(of: bytes.span) }

    /// The bytes as 44 characters of base64, the form in which Lambda shows the digest of a package.
    public var base64: String { Base64.string(of: bytes.span) }

    /// Whether all bytes are equal.
    public static func == (left: Digest, right: Digest) -> Bool {
      left.bytes.indices.allSatisfy { left.bytes[$0] == right.bytes[$0] }
    }

    /// Feeds the bytes to the hasher.
    public func hash(into hasher: inout Hasher) {
      bytes.span.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }
}

extension SHA256.Digest: CustomStringConvertible {
  /// The same as ``hexadecimal``.
  public var description: String { hexadecimal }
}
