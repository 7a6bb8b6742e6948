/// What stages serve and kept releases name: none of it may be deleted.
struct LiveReferences {
  /// The ids of deployments.
  private(set) var deployments: Set<String> = []
  /// The numbers of versions, by function.
  private var versions: [String: Set<String>] = [:]
  /// The numbers of versions that stages run, by function.
  private var running: [String: Set<String>] = [:]
  /// Who names a function, in words.
  private var users: [String: String] = [:]
  /// Who calls a function that is not ours, in words, by the digest of its ARN.
  private var callers: [String: String] = [:]

  /// What is named when a stage has moved on, and given up some releases.
  ///
  /// Of what it then serves the target is known; the rest is not there yet.
  init(
    _ snapshot: Snapshot, moving stage: String, giving retired: [Release],
    to target: [Reference: String]
  ) {
    self.init(snapshot, without: stage)
    let given = Set(retired.map(\.number))
    for release in snapshot.stage(stage)?.history.releases ?? []
    where !given.contains(release.number) {
      name(release, of: stage)
    }
    for case (.version(let function), let number) in target {
      versions[function, default: []].insert(number)
      running[function, default: []].insert(number)
    }
  }

  /// What is named when a stage is gone.
  init(_ snapshot: Snapshot, without stage: String) {
    for other in snapshot.stages where other.name != stage {
      deployments.formUnion(other.deployments)
      for function in snapshot.functions.keys {
        name(other.versions(of: function), of: function, "the stage \(other.name) runs it")
        running[function, default: []].formUnion(other.versions(of: function))
      }
      for release in other.history.releases { name(release, of: other.name) }
    }
    for function in snapshot.functions.values {
      for (other, number) in function.servedVersions where other != stage {
        name([number], of: function.name, "the stage \(other) runs it")
        running[function.name, default: []].insert(number)
      }
    }
  }

  private mutating func name(_ release: Release, of stage: String) {
    let use = "release \(release.number) of the stage \(stage) can be gone back to"
    deployments.insert(release.deployment)
    for (function, number) in release.versions { name([number], of: function, use) }
    for function in release.calls { callers[function] = callers[function] ?? use }
  }

  private mutating func name(_ numbers: Set<String>, of function: String, _ use: String) {
    guard !numbers.isEmpty else { return }
    versions[function, default: []].formUnion(numbers)
    users[function] = users[function] ?? use
  }

  /// Whether a stage runs a version.
  func runs(_ version: String, of function: String) -> Bool {
    running[function]?.contains(version) == true
  }

  /// Who needs a function, in words; nil if nobody does.
  func user(of function: String) -> String? { users[function] }

  /// Who calls a function that is not ours, in words; nil if nobody does.
  func caller(of arn: String) -> String? { callers[FunctionARN.digest(of: arn)] }

  /// The published versions of a function that nobody needs any more.
  ///
  /// One that is newer than all that are needed may be another run's, about to be released. Of a
  /// function without an API nothing is recorded that says which versions may be gone back to: they
  /// all stay.
  func retiredVersions(of function: Function) -> [RetiredVersion] {
    let needed = versions[function.name] ?? []
    guard function.servedVersions.isEmpty, let newest = needed.compactMap({ Int($0) }).max()
    else { return [] }
    return function.knownVersions.filter { version, _ in
      version < newest && !needed.contains(String(version))
    }.map { version, _ in
      RetiredVersion(
        function: function.name, functionName: function.functionName, functionARN: function.arn,
        number: String(version))
    }
  }
}
