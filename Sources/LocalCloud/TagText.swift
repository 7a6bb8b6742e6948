/// The characters and lengths that AWS allows in tags, the same for all services.
enum TagText {
  static func isKey(_ text: String) -> Bool {
    (1...128).contains(text.unicodeScalars.count) && text.unicodeScalars.allSatisfy(isAllowed)
  }

  static func isValue(_ text: String) -> Bool {
    text.unicodeScalars.count <= 256 && text.unicodeScalars.allSatisfy(isAllowed)
  }

  /// Letters, numbers and separators of any script, and `_.:/=+-@`.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber,
      .spaceSeparator, .lineSeparator, .paragraphSeparator:
      true
    default: "_.:/=+-@".unicodeScalars.contains(scalar)
    }
  }
}
