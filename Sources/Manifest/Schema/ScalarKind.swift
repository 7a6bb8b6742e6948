/// The kinds of single values.
enum ScalarKind: Sendable {
  case text
  /// A text that is never shown.
  case secret
  case pattern(TextPattern)
  case enumeration([String])
  case boolean
  case integer(ClosedRange<Int>)
  /// A time in whole steps.
  case duration(ClosedRange<Duration>, step: Duration, quota: String? = nil)
  /// One of several numbers of days.
  case days([Int])
  /// MiB.
  case size(ClosedRange<Int>)
  /// Bytes.
  case bytes(ClosedRange<Int>)
  /// Requests a second.
  case rate
  /// Requests in a day, a week or a month.
  case quota
  /// What an alarm compares with.
  case threshold
}

extension ScalarKind {
  /// What it is, for a sentence.
  var name: String {
    switch self {
    case .text, .secret, .pattern: "text"
    case .enumeration(let values): "one of \(values.map { "`\($0)`" }.joined(separator: ", "))"
    case .boolean: "`true` or `false`"
    case .integer: "a whole number"
    case .duration: "a time such as `10s`"
    case .days: "a number of days such as `30d`"
    case .size: "a size such as `256MB`"
    case .bytes: "a size such as `1KB`"
    case .rate: "a rate such as `100/s`"
    case .quota: "a quota such as `10000/month`"
    case .threshold: "a number, a time such as `2s` or a share such as `5%`"
    }
  }

  /// What is wrong with a text, which messages quote as `shown`; nil if it is allowed.
  func problem(with text: String, shown: String) -> ScalarProblem? {
    switch self {
    case .text, .secret: nil
    case .pattern(let pattern):
      pattern.matches(text)
        ? nil : ScalarProblem(.invalidValue, "It must be \(pattern.words), not `\(shown)`.")
    case .enumeration(let values): Self.problem(with: text, shown: shown, among: values)
    case .boolean:
      ["true", "false"].contains(text)
        ? nil
        : ScalarProblem(
          .invalidValue, "`\(shown)` is neither.", hint: "write `true` or `false`")
    case .integer(let range): Self.problem(with: text, shown: shown, range: range)
    case .duration(let range, let step, let quota):
      Self.problem(with: text, shown: shown, range: range, step: step, quota: quota)
    case .days(let days): Self.problem(with: text, shown: shown, days: days)
    case .size(let range): Self.problem(with: text, shown: shown, mebibytes: range)
    case .bytes(let range): Self.problem(with: text, shown: shown, bytes: range)
    case .rate:
      Rate(unit: text) == nil
        ? Self.unitProblem(shown, what: "a rate", example: "/s", units: "/s") : nil
    case .quota:
      RequestQuota(unit: text) == nil
        ? Self.unitProblem(
          shown, what: "a quota", example: "/month", units: "/day, /week, /month") : nil
    case .threshold:
      Threshold(text) == nil
        ? ScalarProblem(.invalidValue, "`\(shown)` is not \(name).") : nil
    }
  }
}

/// Why a single value is refused.
struct ScalarProblem {
  var finding: Finding
  var detail: String
  var hint: String?

  init(_ finding: Finding, _ detail: String, hint: String? = nil) {
    self.finding = finding
    self.detail = detail
    self.hint = hint
  }
}

extension ScalarKind {
  private static func problem(with text: String, shown: String, among values: [String])
    -> ScalarProblem?
  {
    if values.contains(text) { return nil }
    let list = values.map { "`\($0)`" }.joined(separator: ", ")
    return ScalarProblem(
      .invalidValue, "`\(shown)` is not known here; it may be \(list).",
      hint: Spelling.nearest(to: text, among: values).map { "did you mean `\($0)`?" })
  }

  private static func problem(with text: String, shown: String, range: ClosedRange<Int>)
    -> ScalarProblem?
  {
    guard let number = Int(text) else {
      return ScalarProblem(.invalidValue, "`\(shown)` is not a whole number.")
    }
    return range.contains(number)
      ? nil
      : ScalarProblem(
        .outOfRange, "It may be \(range.lowerBound) to \(range.upperBound), not \(shown).")
  }

  private static func problem(
    with text: String, shown: String, range: ClosedRange<Duration>, step: Duration, quota: String?
  ) -> ScalarProblem? {
    guard let duration = Duration(unit: text) else {
      return unitProblem(shown, what: "a time", example: "s", units: "ms, s, m, h, d")
    }
    guard range.contains(duration) else {
      let bounds = "\(range.lowerBound.withUnit) to \(range.upperBound.withUnit)"
      let reason = duration > range.upperBound ? quota.map { " \($0)" } ?? "" : ""
      return ScalarProblem(.outOfRange, "It may be \(bounds), not \(shown).\(reason)")
    }
    let rest = duration.milliseconds % step.milliseconds
    return rest == 0
      ? nil : ScalarProblem(.invalidValue, "It counts in steps of \(step.withUnit), not \(shown).")
  }

  private static func problem(with text: String, shown: String, days: [Int]) -> ScalarProblem? {
    guard let duration = Duration(unit: text) else {
      return unitProblem(shown, what: "a number of days", example: "d", units: "d")
    }
    let allowed = days.contains { Duration.days($0) == duration }
    let list = days.map { "\($0)d" }.joined(separator: ", ")
    return allowed
      ? nil : ScalarProblem(.outOfRange, "AWS knows no `\(shown)`; it may be \(list).")
  }

  private static func problem(with text: String, shown: String, mebibytes: ClosedRange<Int>)
    -> ScalarProblem?
  {
    guard let size = Size(unit: text) else {
      return unitProblem(shown, what: "a size", example: "MB", units: "MB, GB")
    }
    return mebibytes.contains(size.mebibytes)
      ? nil
      : ScalarProblem(
        .outOfRange,
        "It may be \(mebibytes.lowerBound)MB to \(mebibytes.upperBound)MB, not \(shown).")
  }

  private static func problem(with text: String, shown: String, bytes: ClosedRange<Int>)
    -> ScalarProblem?
  {
    guard let size = ByteCount(text) else {
      return unitProblem(shown, what: "a size", example: "KB", units: "B, KB, MB")
    }
    return bytes.contains(size.bytes)
      ? nil
      : ScalarProblem(
        .outOfRange,
        "It may be \(bytes.lowerBound) to \(bytes.upperBound) bytes, not \(shown).")
  }

  private static func unitProblem(
    _ shown: String, what: String, example: String, units: String
  ) -> ScalarProblem {
    guard Int(shown) != nil else {
      return ScalarProblem(
        .invalidValue, "`\(shown)` is not \(what): a whole number with a unit (\(units)).")
    }
    return ScalarProblem(
      .missingUnit, "`\(shown)` is \(what) without its unit (\(units)).",
      hint: "did you mean `\(shown)\(example)`?")
  }
}
