import Testing

@testable import Manifest

@Suite("Times and sizes")
struct QuantityTests {
  @Test(
    "A time is a whole number with its unit",
    arguments: [
      ("1ms", .milliseconds(1)), ("0s", .zero), ("90s", .seconds(90)), ("5m", .seconds(300)),
      ("2h", .seconds(7200)), ("30d", .seconds(2_592_000)),
      ("10", nil), ("s", nil), ("1.5s", nil), ("-1s", nil), ("1 s", nil), ("1S", nil), ("", nil),
      ("1m30s", nil), ("٣s", nil), ("99999999999999999999s", nil), ("9223372036854775807d", nil),
    ] as [(String, Duration?)])
  func times(text: String, duration: Duration?) {
    #expect(Duration(unit: text) == duration)
  }

  @Test(
    "A size is a whole number with its unit",
    arguments: [
      ("128MB", 128), ("128MiB", 128), ("2GB", 2048), ("2GiB", 2048),
      ("128", nil), ("128mb", nil), ("1TB", nil), ("0.5GB", nil), ("9223372036854775807GB", nil),
    ] as [(String, Int?)])
  func sizes(text: String, mebibytes: Int?) {
    #expect(Size(unit: text)?.mebibytes == mebibytes)
  }

  @Test("A whole number is checked against its range")
  func integers() {
    let kind = ScalarKind.integer(1...10)
    #expect(kind.problem(with: "10", shown: "10") == nil)
    #expect(kind.problem(with: "11", shown: "11")?.finding == .outOfRange)
    #expect(kind.problem(with: "1.0", shown: "1.0")?.finding == .invalidValue)
  }
}
