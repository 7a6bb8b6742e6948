import Testing

@testable import Manifest

@Suite("Quantities with units")
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

  @Test(
    "A rate is a number of requests a second",
    arguments: [
      ("100/s", 100), ("0.5/s", 0.5), ("0/s", 0), ("999999999/s", 999_999_999),
      ("100", nil), ("100/m", nil), (".5/s", nil), ("1e3/s", nil), ("-1/s", nil), ("/s", nil),
      ("1000000000/s", nil), ("inf/s", nil), ("1 /s", nil),
    ] as [(String, Double?)])
  func rates(text: String, perSecond: Double?) {
    #expect(Rate(unit: text)?.perSecond == perSecond)
  }

  @Test(
    "A quota is a whole number of requests and its period",
    arguments: [
      ("10000/month", RequestQuota(limit: 10_000, period: .month)),
      ("7/week", RequestQuota(limit: 7, period: .week)),
      ("0/day", RequestQuota(limit: 0, period: .day)),
      ("10000", nil), ("10000/", nil), ("/day", nil), ("10/hour", nil), ("1.5/day", nil),
      ("-1/day", nil), ("+1/day", nil), ("2147483648/day", nil), ("1/day/day", nil),
    ] as [(String, RequestQuota?)])
  func quotas(text: String, quota: RequestQuota?) {
    #expect(RequestQuota(unit: text) == quota)
  }

  @Test("A rate or a quota without its unit is told what it may have meant")
  func missingUnits() {
    #expect(ScalarKind.rate.problem(with: "50", shown: "50")?.finding == .missingUnit)
    let problem = ScalarKind.quota.problem(with: "50", shown: "50")
    #expect(problem?.finding == .missingUnit)
    #expect(problem?.hint == "did you mean `50/month`?")
    #expect(ScalarKind.quota.problem(with: "50/year", shown: "50/year")?.finding == .invalidValue)
  }

  @Test("A throttle without a burst lets through at once what comes in a second")
  func bursts() {
    #expect(Throttle(rate: 1.5) == Throttle(rate: 1.5, burst: 2))
    #expect(Throttle(rate: 50, burst: 0).burst == 0)
  }

  @Test("A whole number is checked against its range")
  func integers() {
    let kind = ScalarKind.integer(1...10)
    #expect(kind.problem(with: "10", shown: "10") == nil)
    #expect(kind.problem(with: "11", shown: "11")?.finding == .outOfRange)
    #expect(kind.problem(with: "1.0", shown: "1.0")?.finding == .invalidValue)
  }
}
