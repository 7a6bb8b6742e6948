/// Percent-encoding as AWS wants it: all bytes but `A-Z a-z 0-9 - . _ ~` become `%` and two
/// upper-case digits.
enum URIEncoding {
  /// Into how many bytes one byte is encoded at most.
  static let maximumGrowth = 3

  /// Appends bytes in encoded form, but for those that are kept as they are.
  static func append(
    _ bytes: Span<UInt8>, keeping kept: ByteSet, to output: inout OutputSpan<UInt8>
  ) {
    var index = 0
    while index < bytes.count {
      let end = bytes.firstIndex(from: index) { !kept.contains($0) }
      output.append(bytes.extracting(index..<end))
      if end < bytes.count { append(encoded: bytes[end], to: &output) }
      index = end + 1
    }
  }

  /// A text in encoded form, slashes too.
  static func encoded(_ text: String) -> String {
    String(capacity: maximumGrowth * text.utf8.count) {
      append(text.utf8.span, keeping: .unreserved, to: &$0)
    }
  }

  /// Appends a byte that may be encoded, in whatever way, in the one form that AWS signs.
  ///
  /// A `%` that two hexadecimal digits do not follow is a percent sign.
  ///
  /// - Returns: The index of what comes after it.
  @inline(__always)
  static func appendReencoded(
    _ bytes: Span<UInt8>, at index: Int, to output: inout OutputSpan<UInt8>
  ) -> Int {
    let byte = bytes[index]
    if ByteSet.unreserved.contains(byte) {
      output.append(byte)
      return index + 1
    }
    guard let decoded = decodedByte(of: bytes, at: index) else {
      append(encoded: byte, to: &output)
      return index + 1
    }
    let isKept = ByteSet.unreserved.contains(decoded)
    isKept ? output.append(decoded) : append(encoded: decoded, to: &output)
    return index + 3
  }
}

extension URIEncoding {
  private static func append(encoded byte: UInt8, to output: inout OutputSpan<UInt8>) {
    output.append(UInt8(ascii: "%"))
    output.append(digit(byte >> 4))
    output.append(digit(byte & 15))
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  /// The byte that `%` and two digits mean, or nil if these do not stand there.
  private static func decodedByte(of bytes: Span<UInt8>, at index: Int) -> UInt8? {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      let high = value(ofDigit: bytes[index + 1]), let low = value(ofDigit: bytes[index + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
