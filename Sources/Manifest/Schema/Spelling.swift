/// What somebody may have meant.
enum Spelling {
  /// The word that is most like `word`, or nil if none is much like it.
  static func nearest(to word: String, among words: [String]) -> String? {
    let lowercased = word.lowercased()
    if let same = words.first(where: { $0.lowercased() == lowercased }) { return same }
    let limit = max(1, word.count / 3)
    return
      words
      .map { (word: $0, distance: distance(lowercased, $0.lowercased(), limit: limit)) }
      .filter { $0.distance <= limit }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour to make
  /// one word of the other; more than `limit` may come out as any number above it.
  static func distance(_ one: String, _ other: String, limit: Int) -> Int {
    let one = Array(one)
    let other = Array(other)
    guard abs(one.count - other.count) <= limit else { return limit + 1 }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in other.enumerated() {
        let change = last[column] + (letter == otherLetter ? 0 : 1)
        var best = min(change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == otherLetter {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[other.count]
  }
}
