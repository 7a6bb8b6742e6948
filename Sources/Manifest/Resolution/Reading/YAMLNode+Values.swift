extension YAMLNode {
  /// The texts of a mapping of single values.
  var textsByKey: [String: String] { scalarsByKey.mapValues(\.text) }

  /// The texts of a list of single values.
  var texts: [String] { sequence?.compactMap(\.text) ?? [] }

  /// A time, if it is one.
  var duration: Duration? { text.flatMap(Duration.init(unit:)) }

  /// A time in whole days, if it is one.
  var dayCount: Int? { duration.map { Int($0 / .days(1)) } }

  /// A truth value, if it is one.
  var flag: Bool? { text.flatMap { Bool($0) } }

  /// One of the texts that an enumeration knows.
  func choice<Choice: RawRepresentable<String>>() -> Choice? {
    text.flatMap(Choice.init(rawValue:))
  }
}
