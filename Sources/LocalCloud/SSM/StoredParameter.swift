/// A parameter of the store.
struct StoredParameter: Sendable {
  let name: String
  let type: String
  var value: String
  var description: String?
  /// Counts the writes, from 1.
  var version = 1
  var modified: Duration
  var tags: [String: String] = [:]
}
