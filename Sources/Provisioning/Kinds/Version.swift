import AWSClient
import Manifest

/// What a function runs on a stage: a published version of its code and configuration.
///
/// A version never changes. Changing it means publishing another; one that is equal is used again.
/// Whether code is the same is known by the digest of its source, which a tag of the function keeps
/// for each version, since a package's bytes depend on the library that packed it.
struct Version: Resource {
  static let kind = Kind.version

  let function: String
  /// The name in Lambda.
  let functionName: String
  let functionARN: String
  /// The digest of the source; of a live version without its tag, that of the package.
  let source: String
  let settings: Lambda.Settings
  /// What must be live before the function can be made or changed.
  let prerequisites: [ResourceID]
  /// The number, of a live version.
  let number: String?
  /// Whether it can be invoked; a desired version can.
  let readiness: Lambda.Configuration.Readiness
  /// Packs the code; nil for a live version.
  let code: FunctionCode?
  /// The stage that is to run it.
  let stage: String
  /// Where it is recorded that the stage is to run it.
  let record: Record
  /// Versions whose tags make room for this one's; set by the planner.
  var forgotten: [String] = []

  /// The version that the stage runs bears its function's name; another also its number.
  var name: String { function }

  var attributes: Attributes {
    var attributes: Attributes = [
      "code": .text(source), "record": .text(record.rawValue), "state": .text(readiness.word),
      "runtime": .text(settings.runtime),
      "role": .text(settings.role),
      "handler": .text(settings.handler), "timeout": .number(settings.timeout),
      "memory": .number(settings.memorySize),
      "architecture": .text(settings.architecture), "description": .text(settings.description),
    ]
    attributes.add("environment", settings.environment, Value.secret)
    return attributes
  }

  var requires: [ResourceID] { prerequisites + [ResourceID(Function.kind, function)] }
  var provides: [Reference] { [.version(function: function)] }
  var providesAnew: [Reference] { provides }
  var bindings: [Reference: String] {
    number.map { [.version(function: function): $0] } ?? [:]
  }
  var lane: Lane? { .function(function) }

  /// A function is made with its first version; another takes configuration, code and a tag.
  func writes(for action: Change.Action) -> Int { action == .create ? 0 : 3 }

  func create(in context: ApplyContext) async throws(ApplyError) {
    if let published = context.knownValue(of: .version(function: function)) {
      // The function was made a moment ago, and this version with it.
      _ = try await ready(published, in: context)
      return
    }
    try await publish(in: context)
  }

  func update(
    from live: Version, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    try await publish(in: context)
    guard live.record == .tag, record == .release else { return }
    try await calling { () async throws(ServiceError) in
      try await context.lambda.untag(functionARN, keys: [Self.servingTag(stage)])
    }
  }

  // MARK: Publishing

  /// Uses a version that is equal, or publishes one; in both cases it is ready and known by its
  /// source afterwards.
  private func publish(in context: ApplyContext) async throws(ApplyError) {
    let archive = try archive()
    let number: String
    if let equal = try await equalVersion(archive, in: context) {
      number = equal
    } else {
      number = try await publishAnew(archive, in: context)
    }
    try await calling { () async throws(ServiceError) in
      if !forgotten.isEmpty {
        try await context.lambda.untag(functionARN, keys: forgotten.map(Self.sourceTag))
      }
      try await context.lambda.tag(functionARN, tags(of: number))
    }
    context.bind(.version(function: function), to: number)
  }

  /// The newest published version that is equal and can be invoked, or will be in a moment.
  private func equalVersion(
    _ archive: FunctionCode.Archive, in context: ApplyContext
  ) async throws(ApplyError) -> String? {
    let published = try await calling { () async throws(ServiceError) in
      try await context.lambda.versions(of: functionName)
    }
    for version in published.reversed()
    where version.codeSha256 == archive.sha256 && Lambda.Settings(version) == settings {
      guard let number = version.version else { continue }
      do throws(ApplyError) {
        _ = try await ready(number, in: context)
        return number
      } catch .notReady(_, .failed) {
        continue
      }
    }
    return nil
  }

  /// Configuration, wait, code with `Publish`, wait: each guarded by the revision of the step
  /// before, since others may change `$LATEST` as well.
  private func publishAnew(
    _ archive: FunctionCode.Archive, in context: ApplyContext
  ) async throws(ApplyError) -> String {
    let lambda = context.lambda
    var latest = try await settledLatest(in: context)
    if Lambda.Settings(latest) != settings || latest.readiness != .ready {
      let revision = latest.revisionId
      _ = try await calling { () async throws(ServiceError) in
        try await lambda.updateConfiguration(of: functionName, settings, revision: revision)
      }
      latest = try await ready(nil, in: context)
    }
    let revision = latest.revisionId
    let updated = try await calling { () async throws(ServiceError) in
      try await lambda.updateCode(
        of: functionName, architecture: settings.architecture, code: archive.zipFile,
        revision: revision)
    }
    guard let number = updated.version, number != "$LATEST" else {
      throw .notAsAsked("UpdateFunctionCode of \(functionName) published no version")
    }
    _ = try await ready(number, in: context)
    return number
  }

  /// `$LATEST` when nothing is under way. That its last update failed is no reason not to mend it.
  private func settledLatest(
    in context: ApplyContext
  ) async throws(ApplyError) -> Lambda.Configuration {
    do throws(ApplyError) {
      return try await ready(nil, in: context)
    } catch .notReady(_, .failed) {
      let live = try await calling { () async throws(ServiceError) in
        try await context.lambda.function(functionName)
      }
      guard let live else {
        throw .notAsAsked("\(functionName) was there a moment ago and is gone")
      }
      return live.configuration
    }
  }

  private func ready(
    _ version: String?, in context: ApplyContext
  ) async throws(ApplyError) -> Lambda.Configuration {
    do {
      return try await context.lambda.waitUntilReady(functionName, version: version)
    } catch {
      throw .notReady(function: function, error)
    }
  }

  func archive() throws(ApplyError) -> FunctionCode.Archive {
    guard let code else { throw .packaging(reason: "There is no code for \(function).") }
    return try code.archive()
  }

  // MARK: Tags

  /// Where it is recorded which version a stage is to run.
  enum Record: String, Sendable {
    /// In the releases of the API's stage.
    case release
    /// In a tag of the function, where there is no API.
    case tag
  }

  static let sourceTagPrefix = "\(World.tagPrefix)source."

  /// The tag of a function that keeps the digest of a version's source.
  static func sourceTag(_ version: String) -> String { sourceTagPrefix + version }

  /// The tag of a function without an API that keeps which version a stage is to run.
  static func servingTag(_ stage: String) -> String { servingTagPrefix + stage }

  static let servingTagPrefix = "\(World.tagPrefix)serving."

  /// What is kept of a version in the function's tags.
  func tags(of number: String) -> [String: String] {
    var tags = [Self.sourceTag(number): source]
    if record == .tag { tags[Self.servingTag(stage)] = number }
    return tags
  }
}

extension Lambda.Configuration.Readiness {
  fileprivate var word: String {
    switch self {
    case .ready: "ready"
    case .pending: "pending"
    case .failed: "failed"
    }
  }
}

extension Version {
  /// Reads a version of a live function; nil if there is none of this number.
  static func read(
    _ number: String, of function: Function, for stage: String, _ lambda: Lambda
  ) async throws(ServiceError) -> Version? {
    guard
      let live = try await lambda.configuration(of: function.functionName, version: number)
    else { return nil }
    return Version(
      function: function.name, functionName: function.functionName, functionARN: function.arn,
      source: function.tags[sourceTag(number)] ?? "package \(live.codeSha256 ?? "unknown")",
      settings: Lambda.Settings(live), prerequisites: [], number: number,
      readiness: live.readiness, code: nil, stage: stage,
      record: function.servedVersions[stage] == number ? .tag : .release)
  }
}

extension Lambda.Settings {
  /// What a live function has, with Lambda's defaults where it says nothing.
  init(_ live: Lambda.Configuration) {
    self.init(
      runtime: live.runtime ?? "", handler: live.handler ?? "", role: live.role ?? "",
      description: live.description ?? "", timeout: live.timeout ?? 3,
      memorySize: live.memorySize ?? 128, environment: live.environment?.variables ?? [:],
      architecture: live.architectures?.first ?? "x86_64")
  }
}
