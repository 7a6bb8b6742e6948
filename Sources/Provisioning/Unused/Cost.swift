/// What something costs whether it is called or not.
public struct Cost: Sendable, Hashable {
  /// What is paid for.
  public var item: String
  /// Whose it is.
  public var scope: Scope
  /// US dollars a month of 730 hours, at the price of us-east-1 in September 2026.
  public var monthly: Double

  /// Whose a cost is.
  public enum Scope: Sendable {
    /// The stage's alone.
    case own
    /// Of something that others may need as well: it is paid for once.
    case shared
  }

  static func of(_ finding: UsageFinding) -> [Cost] {
    let stages = finding.stage.map { [$0] } ?? finding.api.stages ?? []
    let caches = stages.compactMap { stage -> Cost? in
      guard let size = stage.cacheSize, let hourly = cachePrices[size] else { return nil }
      return Cost(item: "cache of \(size) GB", scope: .own, monthly: hourly * 730)
    }
    let alarms = finding.referrers.filter { $0.kind == .alarm }.map {
      Cost(item: "alarm \($0.name)", scope: .shared, monthly: Double($0.metrics) * alarmPrice)
    }
    let functions = finding.provisioned.compactMap { function -> Cost? in
      guard function.architecture == "x86_64" else { return nil }
      let gigabytes = Double(function.amount * function.memory) / 1024
      return Cost(
        item: "provisioned concurrency of \(function.name)", scope: .shared,
        monthly: gigabytes * 3600 * 730 * provisionedPrice)
    }
    return caches + functions + alarms
  }

  /// Dollars an hour by GB; source: API Gateway's page of prices.
  private static let cachePrices = [
    "0.5": 0.020, "1.6": 0.038, "6.1": 0.200, "13.5": 0.250, "28.4": 0.500, "58.2": 1.000,
    "118": 1.900, "237": 3.800,
  ]

  /// Dollars for a second of a GB that is kept ready, on x86_64; source: Lambda's page of prices.
  private static let provisionedPrice = 0.000_004_166_7

  /// Dollars a month for each metric of an alarm; source: CloudWatch's page of prices.
  private static let alarmPrice = 0.10
}
