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
  /// By name.
  var aliases: [String: Alias] = [:]
  /// By the number or the alias that it is for.
  var provisioned: [String: ProvisionedConcurrency] = [:]
  /// The statements of each policy by the number or the alias that they are for; nil is the function
  /// itself.
  var policies: [String?: [PermissionStatement]] = [:]
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
    version.change?.revisionAfter = version.revision
    if let description { version.configuration.description = description }
    versions[lastNumber] = version
    return version
  }
}
