/// The patterns of `ArnLike`.
enum Wildcard {
  /// Whether an ARN fits a pattern: each of the six parts by itself, `*` for any text and `?` for
  /// one character.
  static func matches(_ arn: String, _ pattern: String) -> Bool {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    let patterns = pattern.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    return parts.count == patterns.count
      && zip(parts, patterns).allSatisfy { fits(Array($0), Array($1)) }
  }

  private static func fits(_ text: [Character], _ pattern: [Character]) -> Bool {
    var (position, place) = (0, 0)
    var star: (position: Int, place: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == "*" {
        star = (position, place)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == text[position] {
        position += 1
        place += 1
      } else if let last = star {
        // Let the last star take one character more.
        star = (last.position + 1, last.place)
        position = last.position + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
