/// Amounts of money as they are printed.
enum Dollars {
  /// Such as `$14.60`.
  static func text(_ amount: Double) -> String {
    let cents = Int((amount * 100).rounded())
    return "$\(cents / 100)." + String(cents % 100 + 100).dropFirst()
  }
}
