/// Bytes as lower-case hexadecimal digits, two for each byte.
public enum Hexadecimal {
  /// Appends the digits, for which there must be room.
  public static func append(_ bytes: Span<UInt8>, to output: inout OutputSpan<UInt8>) {
    precondition(output.freeCapacity >= 2 * bytes.count, "no room for the digits")
    bytes.withUnsafeBytes { bytes in
      output.withUnsafeMutableBufferPointer { memory, count in
        let start = UnsafeMutableRawBufferPointer(memory).baseAddress
        guard let source = bytes.baseAddress, let target = start?.advanced(by: count) else {
          return
        }
        let inEights = bytes.count & ~7
        for index in stride(from: 0, to: inEights, by: 8) {
          let eight = source.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt8>.self)
          target.storeBytes(of: digits(of: eight), toByteOffset: 2 * index, as: SIMD16.self)
        }
        for index in inEights..<bytes.count {
          let two = digits(of: SIMD8(repeating: bytes[index])).lowHalf.lowHalf.lowHalf
          target.storeBytes(of: two, toByteOffset: 2 * index, as: SIMD2.self)
        }
        count += 2 * bytes.count
      }
    }
  }

  /// The digits as text.
  public static func string(of bytes: Span<UInt8>) -> String {
    let digits = [UInt8](capacity: 2 * bytes.count) { append(bytes, to: &$0) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The sixteen digits of eight bytes at once.
  @inline(__always)
  private static func digits(of bytes: SIMD8<UInt8>) -> SIMD16<UInt8> {
    var values = SIMD16<UInt8>()
    values.evenHalf = bytes &>> 4
    values.oddHalf = bytes & 15
    // Adding 6 carries into the upper half of a byte where the value is 10 or more.
    let letters = SIMD16(repeating: 0) &- ((values &+ 6) &>> 4)
    let fromNineToA = UInt8(ascii: "a") - UInt8(ascii: "9") - 1
    return values &+ UInt8(ascii: "0") &+ (letters & fromNineToA)
  }
}
