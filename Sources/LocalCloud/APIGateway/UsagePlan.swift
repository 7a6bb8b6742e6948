internal import Primitives

/// Which keys may call which stages, and how often.
struct UsagePlan: Sendable {
  let id: String
  var name: String
  var description: String?
  /// By API and stage.
  var stages: [StageKey: [String: Limits]] = [:]
  var throttle: Limits?
  var quota: Quota?
  /// The ids of its keys.
  var keys: Set<String> = []
  var tags: [String: String]

  /// A stage, by its API's id and its name; written as `id:stage`.
  struct StageKey: Sendable, Hashable, Comparable {
    let api: String
    let stage: String

    init(api: String, stage: String) {
      self.api = api
      self.stage = stage
    }

    init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      self.init(api: String(parts[0]), stage: String(parts[1]))
    }

    var text: String { "\(api):\(stage)" }

    static func < (one: StageKey, other: StageKey) -> Bool { one.text < other.text }
  }

  struct Limits: Sendable, Hashable {
    var rate = 0.0
    var burst = 0
  }

  struct Quota: Sendable, Hashable {
    var limit: Int?
    var offset = 0
    var period: String?
  }

  var json: JSON {
    .record([
      "id": .string(id), "name": .string(name), "description": description.map(JSON.string),
      "apiStages": .array(
        stages.sorted { $0.key < $1.key }.map { key, throttle in
          .record([
            "apiId": .string(key.api), "stage": .string(key.stage),
            "throttle": throttle.isEmpty ? nil : .object(throttle.mapValues(\.json)),
          ])
        }),
      "throttle": throttle?.json, "quota": quota?.json,
      "tags": tags.isEmpty ? nil : .map(tags),
    ])
  }
}

extension UsagePlan.Limits {
  var json: JSON { ["rateLimit": .number(rate), "burstLimit": .int(burst)] }

  init(_ body: Members) throws(Fault) {
    switch body["rateLimit"] {
    case .integer(let number): rate = Double(number)
    case .number(let number): rate = number
    case nil: break
    default: throw .serialization("rateLimit must be a number")
    }
    burst = try body.integer("burstLimit") ?? 0
  }

  /// Sets one of the limits, as a patch names it.
  mutating func set(_ name: String, to text: String) throws(Fault) {
    switch name {
    case "rateLimit":
      guard let number = Double(text) else { throw Self.noNumber(text) }
      rate = number
    case "burstLimit":
      guard let number = Int(text) else { throw Self.noNumber(text) }
      burst = number
    default: throw .Gateway.badRequest("Invalid patch path \(name)")
    }
  }

  private static func noNumber(_ text: String) -> Fault {
    .Gateway.badRequest("Invalid number \(text) specified")
  }
}

extension UsagePlan.Quota {
  var json: JSON {
    .record([
      "limit": limit.map(JSON.int), "offset": .int(offset), "period": period.map(JSON.string),
    ])
  }

  /// The largest offset of each period.
  private static let offsets = ["DAY": 0, "WEEK": 6, "MONTH": 27]

  func check() throws(Fault) {
    guard limit != nil, let period, let most = Self.offsets[period] else {
      throw .Gateway.badRequest("Usage Plan quota needs a limit and a period of DAY, WEEK or MONTH")
    }
    guard 0...most ~= offset else {
      throw .Gateway.badRequest(
        most == 0
          ? "Usage Plan quota offset must be zero in the DAY period"
          : "Usage Plan quota offset must be between 0 and \(most) inclusive in the \(period) period"
      )
    }
  }
}
