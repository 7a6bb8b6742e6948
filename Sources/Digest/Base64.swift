/// Standard base64 (RFC 4648 section 4) with padding and without line breaks.
public enum Base64 {
  /// How many characters a number of bytes becomes.
  public static func encodedCount(of byteCount: Int) -> Int { (byteCount + 2) / 3 * 4 }

  /// The characters as text.
  public static func string(of bytes: Span<UInt8>) -> String {
    var characters: [UInt8] = []
    append(bytes, to: &characters)
    return String(decoding: characters, as: UTF8.self)
  }

  /// Appends the characters of bytes that are all at hand, with the padding at their end.
  public static func append(_ bytes: Span<UInt8>, to characters: inout [UInt8]) {
    characters.append(addingCapacity: encodedCount(of: bytes.count)) { output in
      let whole = bytes.count - bytes.count % 3
      for index in stride(from: 0, to: whole, by: 3) {
        append(bytes[index], bytes[index + 1], bytes[index + 2], to: &output)
      }
      switch bytes.count - whole {
      case 1: append(bytes[whole], to: &output)
      case 2: append(bytes[whole], bytes[whole + 1], to: &output)
      default: break
      }
    }
  }
}

extension Base64 {
  private static func append(
    _ first: UInt8, _ second: UInt8, _ third: UInt8, to output: inout OutputSpan<UInt8>
  ) {
    output.append(character(first >> 2))
    output.append(character(first << 4 | second >> 4))
    output.append(character(second << 2 | third >> 6))
    output.append(character(third))
  }

  private static func append(
    _ first: UInt8, _ second: UInt8, to output: inout OutputSpan<UInt8>
  ) {
    output.append(character(first >> 2))
    output.append(character(first << 4 | second >> 4))
    output.append(character(second << 2))
    output.append(padding)
  }

  private static func append(_ first: UInt8, to output: inout OutputSpan<UInt8>) {
    output.append(character(first >> 2))
    output.append(character(first << 4))
    output.append(padding)
    output.append(padding)
  }

  private static var padding: UInt8 { UInt8(ascii: "=") }

  /// The character for the lower six bits of a value.
  private static func character(_ value: UInt8) -> UInt8 {
    switch value & 63 {
    case let letter where letter < 26: UInt8(ascii: "A") + letter
    case let letter where letter < 52: UInt8(ascii: "a") + letter - 26
    case let digit where digit < 62: UInt8(ascii: "0") + digit - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}
