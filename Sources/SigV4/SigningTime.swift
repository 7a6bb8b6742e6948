/// The second in which a request is signed, in UTC.
///
/// AWS refuses one that is more than five minutes off its own clock.
public struct SigningTime: Sendable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let secondsSince1970: Int64

  /// Takes a time as a number of seconds.
  ///
  /// - Parameter secondsSince1970: From 0 to 253402300799, the end of the year 9999, because AWS
  ///   writes a year with four digits. Anything else is a programming error.
  public init(secondsSince1970: Int64) {
    precondition(0...253_402_300_799 ~= secondsSince1970, "a signing time from 1970 to 9999")
    self.secondsSince1970 = secondsSince1970
  }

  /// The number of the day since 1970-01-01, which is day 0.
  var day: Int { Int(secondsSince1970) / Self.secondsInDay }

  private static let secondsInDay = 86_400
}

extension SigningTime: CustomStringConvertible {
  /// The time as AWS wants it, `YYYYMMDDTHHMMSSZ`.
  public var description: String { description(onDate: Self.date(ofDay: day)) }

  /// The same, for a caller that knows the day as `YYYYMMDD`.
  func description(onDate date: String) -> String {
    let second = Int(secondsSince1970) % Self.secondsInDay
    return String(capacity: "YYYYMMDDTHHMMSSZ".utf8.count) { output in
      output.append(date)
      output.append(UInt8(ascii: "T"))
      output.append(twoDigits: second / 3600)
      output.append(twoDigits: second / 60 % 60)
      output.append(twoDigits: second % 60)
      output.append(UInt8(ascii: "Z"))
    }
  }

  /// A day since 1970-01-01 as `YYYYMMDD`.
  static func date(ofDay day: Int) -> String {
    String(capacity: "YYYYMMDD".utf8.count) { $0.append(CalendarDate(day: day)) }
  }
}

/// A day in the Gregorian calendar.
private struct CalendarDate {
  let year: Int
  let month: Int
  let dayOfMonth: Int

  /// Finds the date of a day since 1970-01-01.
  ///
  /// Years are counted from March on, so that a leap day ends its year and the months always begin
  /// on the same days of it: five months have 153 days. An era is the 400 years after which the
  /// calendar repeats itself.
  init(day: Int) {
    let daysFromMarch0000To1970 = 719_468
    let (era, dayOfEra) = (day + daysFromMarch0000To1970).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0)
    dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
  }
}

extension OutputSpan<UInt8> {
  fileprivate mutating func append(_ date: CalendarDate) {
    append(twoDigits: date.year / 100)
    append(twoDigits: date.year % 100)
    append(twoDigits: date.month)
    append(twoDigits: date.dayOfMonth)
  }

  @inline(__always)
  fileprivate mutating func append(twoDigits number: Int) {
    append(UInt8(ascii: "0") + UInt8(number / 10))
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
