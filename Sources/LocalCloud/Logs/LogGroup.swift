/// A log group; nothing is ever logged to it.
struct LogGroup: Sendable {
  let name: String
  let created: Duration
  /// In days; nil keeps for ever.
  var retention: Int?
  var tags: [String: String]
}
