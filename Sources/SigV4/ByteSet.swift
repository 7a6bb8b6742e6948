/// A set of ASCII characters, which is asked with a shift.
struct ByteSet {
  // One bit for each character.
  private let from0To63: UInt64
  private let from64To127: UInt64

  /// What percent-encoding leaves as it is: letters, digits, `-`, `.`, `_` and `~`.
  static let unreserved = ByteSet(
    from0To63: 0x03ff_6000_0000_0000, from64To127: 0x47ff_fffe_87ff_fffe)

  /// The same with the slash, for paths.
  static let unreservedAndSlash = ByteSet(
    from0To63: 0x03ff_e000_0000_0000, from64To127: 0x47ff_fffe_87ff_fffe)

  /// Whether a byte is one of the characters.
  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let half = byte < 64 ? from0To63 : from64To127
    return byte < 128 && half &>> UInt64(byte & 63) & 1 == 1
  }
}
