/// `$LATEST` or a published version.
struct FunctionVersion: Sendable {
  /// What Lambda is still doing to it.
  struct Change: Sendable {
    enum Kind: Sendable { case creating, updating }

    var kind: Kind
    var ends: Duration
    /// The revision once the change has ended.
    var revisionAfter: String
  }

  /// What decides whether two versions are the same.
  struct Source: Sendable, Hashable {
    var configuration: FunctionConfiguration
    var code: FunctionCode
  }

  /// Nil is `$LATEST`.
  var number: Int?
  var configuration: FunctionConfiguration
  var code: FunctionCode
  var modified: Duration
  var revision: String
  var change: Change?
  /// Of what `$LATEST` was when this was published; a version's own description may differ from it.
  var published: Source?

  var source: Source {
    published ?? Source(configuration: configuration, code: code)
  }

  var qualifier: String { number.map(String.init) ?? "$LATEST" }

  /// What is still being done to it at a moment.
  func pending(at now: Duration) -> Change.Kind? {
    guard let change, now < change.ends else { return nil }
    return change.kind
  }

  func revision(at now: Duration) -> String {
    guard let change, pending(at: now) == nil else { return revision }
    return change.revisionAfter
  }
}
