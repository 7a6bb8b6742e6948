/// Requests a second.
struct Rate: Equatable {
  var perSecond: Double

  /// A rate as it is written: a number of up to nine digits before the point, and `/s`.
  init?(unit text: String) {
    guard let match = text.wholeMatch(of: /([0-9]{1,9}(\.[0-9]{1,6})?)\/s/),
      let number = Double(match.1)
    else { return nil }
    perSecond = number
  }
}

extension RequestQuota {
  /// A quota as it is written: a whole number and `/day`, `/week` or `/month`.
  init?(unit text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].allSatisfy({ $0.isASCII && $0.isNumber }),
      let limit = Int32(parts[0]), let period = Period(rawValue: String(parts[1]))
    else { return nil }
    self.init(limit: Int(limit), period: period)
  }
}
