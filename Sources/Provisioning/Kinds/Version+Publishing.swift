import AWSClient

extension Version {
  /// Whether a version that is there already may be used.
  enum Reuse {
    case allowed
    case never
  }

  /// Uses a version that is equal, or publishes one; in both cases it is ready and known by its
  /// source afterwards.
  func publish(
    _ reuse: Reuse, in context: ApplyContext
  ) async throws(ApplyError) {
    let code = try preparedCode()
    let settings = try settings(in: context)
    let number =
      switch reuse {
      case .allowed: try await equalOrNewVersion(settings, code, in: context)
      case .never: try await versionUnlikeTheLast(settings, code, in: context)
      }
    try await calling { () async throws(ServiceError) in
      if !forgotten.isEmpty {
        try await context.lambda.untag(functionARN, keys: forgotten.map(Self.sourceTag))
      }
      try await context.lambda.tag(functionARN, tags(of: number))
    }
    context.bind(.version(function: function), to: number)
  }

  private func equalOrNewVersion(
    _ settings: Lambda.Settings, _ code: FunctionCode.Prepared, in context: ApplyContext
  ) async throws(ApplyError) -> String {
    if let equal = try await equalVersion(settings, code, in: context) { return equal }
    do throws(ApplyError) {
      return try await publishAnew(settings, code, in: context)
    } catch .service(let error) where error.isRevisionMismatch {
      // Somebody changed the function meanwhile, or our own change was done and its answer lost.
      if let equal = try await equalVersion(settings, code, in: context) { return equal }
      return try await publishAnew(settings, code, in: context)
    }
  }

  /// Lambda publishes nothing that is equal to the last version, so one that differs goes between.
  private func versionUnlikeTheLast(
    _ settings: Lambda.Settings, _ code: FunctionCode.Prepared, in context: ApplyContext
  ) async throws(ApplyError) -> String {
    var other = settings
    other.description = settings.description.isEmpty ? "between two versions" : ""
    let between = try await publishAnew(other, code, in: context)
    let number = try await publishAnew(settings, code, in: context)
    try await calling { () async throws(ServiceError) in
      try await context.lambda.deleteFunction(functionName, version: between)
    }
    return number
  }

  /// The newest published version that is equal and can be invoked, or will be in a moment.
  private func equalVersion(
    _ settings: Lambda.Settings, _ code: FunctionCode.Prepared, in context: ApplyContext
  ) async throws(ApplyError) -> String? {
    let published = try await calling { () async throws(ServiceError) in
      try await context.lambda.versions(of: functionName)
    }
    let known = code.sha256 == nil ? try await knownSources(in: context) : [:]
    for version in published.reversed() where Lambda.Settings(version) == settings {
      guard let number = version.version,
        code.sha256.map({ $0 == version.codeSha256 }) ?? (known[number] == source)
      else { continue }
      do throws(ApplyError) {
        _ = try await ready(number, in: context)
        return number
      } catch .notReady(_, .failed) {
        continue
      }
    }
    return nil
  }

  /// The sources of the versions, as the function's tags have them.
  private func knownSources(
    in context: ApplyContext
  ) async throws(ApplyError) -> [String: String] {
    let live = try await calling { () async throws(ServiceError) in
      try await context.lambda.function(functionName)
    }
    return (live?.tags ?? [:]).reduce(into: [:]) { sources, tag in
      guard tag.key.hasPrefix(Self.sourceTagPrefix) else { return }
      sources[String(tag.key.dropFirst(Self.sourceTagPrefix.count))] = tag.value
    }
  }

  /// Configuration, wait, code with `Publish`, wait: each guarded by the revision of the step
  /// before, since others may change `$LATEST` as well.
  private func publishAnew(
    _ settings: Lambda.Settings, _ code: FunctionCode.Prepared, in context: ApplyContext
  ) async throws(ApplyError) -> String {
    let lambda = context.lambda
    let sendable = try await code.sendable(in: context)
    var latest = try await settledLatest(in: context)
    let current = Lambda.Settings(latest)
    if current != settings || latest.readiness != .ready {
      let revision = latest.revisionId
      _ = try await calling { () async throws(ServiceError) in
        try await lambda.updateConfiguration(
          of: functionName, settings, replacing: current, revision: revision)
      }
      latest = try await ready(nil, in: context)
    }
    let revision = latest.revisionId
    let updated = try await calling { () async throws(ServiceError) in
      try await lambda.updateCode(
        of: functionName, architecture: settings.architecture, code: sendable,
        revision: revision)
    }
    guard let number = updated.version, number != "$LATEST" else {
      throw .notAsAsked("UpdateFunctionCode of \(functionName) published no version")
    }
    _ = try await ready(number, in: context)
    return number
  }

  /// `$LATEST` when nothing is under way.
  ///
  /// That its last update failed is no reason not to mend it.
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

  /// Waits until `$LATEST`, or a version, can be invoked and changed.
  func ready(
    _ version: String?, in context: ApplyContext
  ) async throws(ApplyError) -> Lambda.Configuration {
    do {
      return try await context.lambda.waitUntilReady(functionName, version: version)
    } catch {
      throw .notReady(function: function, error)
    }
  }
}
