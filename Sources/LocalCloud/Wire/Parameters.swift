/// Names and values of a query string or of a form, in their order.
struct Parameters: Sendable {
  private let pairs: [(name: String, value: String)]

  /// - Returns: nil if an escape is malformed.
  init?(_ text: some StringProtocol, plus: Percent.Plus) {
    var pairs: [(String, String)] = []
    for part in text.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Percent.decode(sides[0], plus: plus),
        let value = sides.count == 2 ? Percent.decode(sides[1], plus: plus) : ""
      else { return nil }
      pairs.append((name, value))
    }
    self.pairs = pairs
  }

  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  var names: [String] { pairs.map(\.name) }
}
