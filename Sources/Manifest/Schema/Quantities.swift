extension Duration {
  /// A time as it is written: a whole number and `ms`, `s`, `m`, `h` or `d`.
  ///
  /// Nil for anything else, and for what does not fit into 64 bits of milliseconds.
  init?(unit text: String) {
    let units: [String: Int64] = [
      "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]
    guard let (number, unit) = text.numberAndUnit, let factor = units[unit] else { return nil }
    let (milliseconds, overflow) = number.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    self = .milliseconds(milliseconds)
  }

  /// Days of 24 hours.
  static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }

  /// Whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }

  /// As one would write it, in seconds or milliseconds.
  var withUnit: String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}

/// An amount of memory; `MB` counts as Lambda does, 1,048,576 bytes.
struct Size: Equatable {
  var mebibytes: Int

  /// A size as it is written: a whole number and `MB`, `MiB`, `GB` or `GiB`.
  init?(unit text: String) {
    let units: [String: Int64] = ["MB": 1, "MiB": 1, "GB": 1024, "GiB": 1024]
    guard let (number, unit) = text.numberAndUnit, let factor = units[unit] else { return nil }
    let (mebibytes, overflow) = number.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    self.mebibytes = Int(mebibytes)
  }
}

/// An amount of data; `KB` counts 1024 bytes.
struct ByteCount: Equatable {
  var bytes: Int

  /// An amount as it is written: a whole number and `B`, `KB`, `KiB`, `MB` or `MiB`.
  init?(_ text: String) {
    let units: [String: Int64] = [
      "B": 1, "KB": 1024, "KiB": 1024, "MB": 1 << 20, "MiB": 1 << 20,
    ]
    guard let (number, unit) = text.numberAndUnit, let factor = units[unit] else { return nil }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    self.bytes = Int(bytes)
  }
}

extension String {
  /// The parts of `256MB`; nil if it does not begin with a digit.
  fileprivate var numberAndUnit: (number: Int64, unit: String)? {
    let digits = prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits) else { return nil }
    return (number, String(dropFirst(digits.count)))
  }
}
