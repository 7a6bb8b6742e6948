/// A region's code, such as `eu-central-1`; AWS adds to the set, so any text is one.
public struct Region: RawRepresentable, Sendable, Hashable {
  /// The code as AWS writes it.
  public var rawValue: String

  /// A region by its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The partition it belongs to, by the form of its code; the commercial one for any other form.
  public var partition: Partition {
    Partition.all.first { partition in
      partition.regionPrefixes.contains { isNumberedPlace(below: $0) }
    } ?? .aws
  }

  /// Whether the code can be a part of a host name.
  var isHostLabel: Bool {
    !rawValue.isEmpty && !rawValue.hasPrefix("-") && !rawValue.hasSuffix("-")
      && rawValue.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  /// Whether the code is a prefix, a word and a number, such as `us-gov-`, `west` and `1`.
  private func isNumberedPlace(below prefix: String) -> Bool {
    guard rawValue.hasPrefix(prefix) else { return false }
    let rest = rawValue.dropFirst(prefix.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    return rest.count == 2 && !rest[0].isEmpty && !rest[1].isEmpty
      && rest[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
      && rest[1].allSatisfy(\.isNumber)
  }
}
