/// A function with its versions and what hangs on them.
struct Function: Sendable {
  let name: String
  let arn: String
  /// `$LATEST`.
  var latest: FunctionVersion
  /// The published versions by number.
  var versions: [Int: FunctionVersion] = [:]
  /// The highest number ever given: numbers are never used again.
  var lastNumber = 0
  /// The statements of each policy by the qualifier that they are for; nil is the function itself.
  var policies: [Int?: [PermissionStatement]] = [:]
  var tags: [String: String]
  var reservedConcurrency: Int?

  init(name: String, arn: String, latest: FunctionVersion, tags: [String: String]) {
    self.name = name
    self.arn = arn
    self.latest = latest
    self.tags = tags
  }

  /// Makes a version of what `$LATEST` is now, unless the last version was made of the same.
  mutating func publish(
    description: String?, now: Duration, revision: () -> String
  ) -> FunctionVersion {
    if let last = versions[lastNumber], last.source == latest.source { return last }
    lastNumber += 1
    var version = latest
    version.number = lastNumber
    version.revision = revision()
    version.modified = now
    version.published = latest.source
    if let description { version.configuration.description = description }
    versions[lastNumber] = version
    return version
  }
}

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
