/// Whether anybody calls an API or a stage, as far as that can be known.
public enum Verdict: Sendable, Hashable {
  /// It was called.
  case used
  /// It was not called in the whole window, and was there all the time.
  case unused
  /// It was not called, and is younger than the window.
  case young
  /// Calls were counted that may be its own or of these APIs, which bear the same name.
  case ambiguous(with: [String])
  /// The evidence is not enough.
  case unknown(Doubt)

  /// What is missing.
  public enum Doubt: String, Sendable, Hashable {
    /// CloudWatch could not be read.
    case callsUnread = "its calls could not be read"
    /// CloudWatch did not answer for it in full.
    case callsIncomplete = "CloudWatch gave only a part of its data"
    /// Its stages could not be read.
    case stagesUnread = "its stages could not be read"
    /// AWS does not say when it was made.
    case ageUnknown = "AWS does not say when it was made"
  }
}
