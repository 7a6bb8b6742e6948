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
        let inFours = bytes.count & ~3
        for index in stride(from: 0, to: inFours, by: 4) {
          let four = source.loadUnaligned(fromByteOffset: index, as: UInt32.self)
          let eight = digits(of: UInt32(littleEndian: four)).littleEndian
          target.storeBytes(of: eight, toByteOffset: 2 * index, as: UInt64.self)
        }
        for index in inFours..<bytes.count {
          let two = UInt16(truncatingIfNeeded: digits(of: UInt32(bytes[index]))).littleEndian
          target.storeBytes(of: two, toByteOffset: 2 * index, as: UInt16.self)
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

  /// The eight digits of four bytes at once; in both numbers the lowest byte comes first.
  private static func digits(of bytes: UInt32) -> UInt64 {
    // The bytes are moved apart, and then the halves of each.
    var values = UInt64(bytes)
    values = (values | values << 16) & 0x0000_ffff_0000_ffff
    values = (values | values << 8) & 0x00ff_00ff_00ff_00ff
    values = (values >> 4 | values << 8) & 0x0f0f_0f0f_0f0f_0f0f
    // Adding 6 carries into the upper half of a byte where the value is 10 or more.
    let isLetter = (values &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    let fromNineToA = UInt64(UInt8(ascii: "a") - UInt8(ascii: "9") - 1)
    return values &+ 0x3030_3030_3030_3030 &+ isLetter &* fromNineToA
  }
}
