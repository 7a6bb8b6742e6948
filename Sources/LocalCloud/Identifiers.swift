/// Makes ids in AWS's shapes.
///
/// Every kind has a stream of its own, so that calls about other things
/// (a read more, a function less) do not change the ids of a kind.
struct Identifiers: Sendable {
  enum Kind: UInt64, Sendable {
    case request, role, revision, restAPI, resource, deployment, authorizer, certificate
    case apiKey, apiKeyValue, usagePlan
  }

  private let seed: UInt64
  private var streams: [Kind: SplitMix] = [:]

  init(seed: UInt64) { self.seed = seed }

  /// Lower-case letters and digits, as the ids of API Gateway.
  mutating func make(_ kind: Kind, length: Int) -> String {
    text(kind, length, from: "0123456789abcdefghijklmnopqrstuvwxyz")
  }

  /// `AROA` and 17 upper-case letters and digits.
  mutating func roleID() -> String {
    "AROA" + text(.role, 17, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  }

  /// A UUID of version 4.
  mutating func uuid(_ kind: Kind) -> String {
    let digits = text(kind, 32, from: "0123456789abcdef")
    let parts = [(0, 8), (8, 4), (13, 3), (17, 3), (20, 12)].map { start, count in
      digits.dropFirst(start).prefix(count)
    }
    return "\(parts[0])-\(parts[1])-4\(parts[2])-a\(parts[3])-\(parts[4])"
  }

  private mutating func text(_ kind: Kind, _ length: Int, from alphabet: String) -> String {
    let letters = Array(alphabet)
    var stream = streams[kind] ?? SplitMix(state: seed &* 31 &+ kind.rawValue)
    defer { streams[kind] = stream }
    return String((0..<length).map { _ in letters[Int(stream.next() % UInt64(letters.count))] })
  }
}

/// SplitMix64: small, seeded, the same everywhere.
private struct SplitMix: Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
