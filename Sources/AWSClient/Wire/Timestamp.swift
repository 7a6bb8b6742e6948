/// A moment in an answer of AWS, in whichever of its two forms: seconds since 1970 as a number, or
/// text after ISO 8601.
public struct Timestamp: Sendable, Hashable, Codable {
  /// Seconds since 1970 in UTC.
  public var seconds: Double

  /// A moment.
  public init(seconds: Double) { self.seconds = seconds }

  /// Reads either form; parts of a second in a text do not count.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      seconds = number
      return
    }
    let text = try container.decode(String.self)
    let whole = text.replacing(/\.[0-9]+/, with: "")
    guard let seconds = ISO8601.seconds(of: whole) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no moment")
    }
    self.seconds = seconds
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
