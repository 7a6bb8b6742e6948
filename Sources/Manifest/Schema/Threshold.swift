/// What an alarm compares with: a number, a time or a share.
enum Threshold: Equatable {
  case number(Double)
  case time(Duration)
  /// 0.05 for `5%`.
  case share(Double)

  /// A threshold as it is written: `10`, `2s` or `5%`.
  init?(_ text: String) {
    if let duration = Duration(unit: text) {
      self = .time(duration)
    } else if let match = text.wholeMatch(of: /([0-9]{1,15}(\.[0-9]{1,6})?)(%?)/),
      let number = Double(match.1)
    {
      self = match.3.isEmpty ? .number(number) : .share(number / 100)
    } else {
      return nil
    }
  }

  /// The number that CloudWatch is given.
  var number: Double {
    switch self {
    case .number(let number), .share(let number): number
    case .time(let duration): Double(duration.milliseconds)
    }
  }
}
