import Provisioning

extension Verdict {
  /// The word for machines.
  var word: String {
    switch self {
    case .used: "used"
    case .unused: "unused"
    case .young: "young"
    case .ambiguous: "ambiguous"
    case .unknown: "unknown"
    }
  }

  /// Why it is not said to be unused; nil if it is, or is used.
  var reason: String? {
    switch self {
    case .used, .unused: nil
    case .young: "it is younger than the window"
    case .ambiguous(let others):
      "calls were counted that may be its own or of \(others.joined(separator: ", ")), "
        + "which bear the same name"
    case .unknown(let doubt): doubt.rawValue
    }
  }
}
