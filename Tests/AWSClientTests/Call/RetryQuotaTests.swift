import Testing

@testable import AWSClient

@Suite("The retry quota")
struct RetryQuotaTests {
  @Test(
    "A retry costs 14 tokens after a fault, 5 after throttling or a limit, none when settling")
  func costs() {
    #expect(RetryQuota.cost(of: .transient) == 14)
    #expect(RetryQuota.cost(of: .throttled(retryAfter: .seconds(1))) == 5)
    #expect(RetryQuota.cost(of: .limited(retryAfter: nil)) == 5)
    #expect(RetryQuota.cost(of: .settling) == 0)
  }

  /// Which of the retries are paid for, one after the other.
  private func taken(_ costs: [Int], from quota: inout RetryQuota) -> [Bool] {
    costs.map { quota.take($0) }
  }

  @Test("500 tokens pay for 35 retries, and the 10 that stay pay for cheaper ones")
  func exhaustion() {
    var quota = RetryQuota()
    let dear = taken(Array(repeating: 14, count: 40), from: &quota)
    let cheap = taken([5, 5, 5, 0], from: &quota)
    #expect(dear == Array(repeating: true, count: 35) + Array(repeating: false, count: 5))
    #expect(cheap == [true, true, false, true])
  }

  @Test("A success gives back what its retry cost, or one token")
  func refill() {
    var quota = RetryQuota()
    let all = taken([500, 1], from: &quota)
    quota.giveBack(0)
    let one = taken([1, 1], from: &quota)
    quota.giveBack(14)
    let cost = taken([14, 1], from: &quota)
    #expect([all, one, cost] == Array(repeating: [true, false], count: 3))
  }

  @Test("There are never more than 500 tokens")
  func capacity() {
    var quota = RetryQuota()
    quota.giveBack(14)
    let costs = taken([501, 500], from: &quota)
    #expect(costs == [false, true])
  }
}
