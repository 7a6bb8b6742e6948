/// Bytes as lower-case hexadecimal digits, two for each byte.
public enum Hexadecimal {
  /// Appends the digits, for which there must be room.
  public static func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      output.withUnsafeMutableBufferPointer { memory, count in
        let digits = UnsafeMutableBufferPointer(rebasing: memory[count..<count + 2 * bytes.count])
        for index in bytes.indices {
          digits[2 * index] = digit(bytes[index] >> 4)
          digits[2 * index + 1] = digit(bytes[index] & 15)
        }
        count += digits.count
      }
    }
  }

  /// The digits as text.
  public static func string(of bytes: Span<UInt8>) -> String {
    let digits = [UInt8](capacity: 2 * bytes.count) { append(bytes, to: &$0) }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value &+ UInt8(ascii: "0") &+ (value < 10 ? 0 : UInt8(ascii: "a") - UInt8(ascii: "9") - 1)
  }
}
