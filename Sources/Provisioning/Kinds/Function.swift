import AWSClient

/// A Lambda function as such: that it is there, and its tags.
///
/// What it runs is its `Version`. Its `$LATEST` is a scratch area on the way to versions and is not compared.
struct Function: Resource, Removable {
  static let kind = Kind.function

  let name: String
  /// The name in Lambda.
  let functionName: String
  let arn: String
  let tags: [String: String]
  /// What a function is made with, since Lambda takes none without code; nil for a live one.
  let first: Version?

  var attributes: Attributes {
    var attributes: Attributes = [:]
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var requires: [ResourceID] { first?.requires.filter { $0 != id } ?? [] }

  var lane: Lane? { .function(name) }

  /// Makes the function and, with the same call, its first version.
  func create(in context: ApplyContext) async throws(ApplyError) {
    guard let first else { throw .packaging(reason: "There is no code for \(name).") }
    let archive = try first.archive()
    let tags = tags.merging(first.tags(of: "1")) { $1 }
    let configuration: Lambda.Configuration
    do throws(ServiceError) {
      configuration = try await context.lambda.createFunction(
        functionName, first.settings, code: archive.zipFile, tags: tags)
    } catch {
      // A repeated creation whose first answer was lost finds its own function; its version is
      // found, and tagged, as any other that is equal.
      guard error.code == "ResourceConflictException", error.followsLostAnswer else {
        throw .service(error)
      }
      return
    }
    guard let version = configuration.version, version != "$LATEST" else {
      throw .notAsAsked("CreateFunction of \(functionName) published no version")
    }
    if version != "1" {
      try await calling { () async throws(ServiceError) in
        try await context.lambda.tag(arn, first.tags(of: version))
        try await context.lambda.untag(arn, keys: [Version.sourceTag("1")])
      }
    }
    context.bind(.version(function: name), to: version)
  }

  func update(
    from live: Function, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let changed = Set(differences.map(\.path))
    try await calling { () async throws(ServiceError) in
      try await context.lambda.tag(arn, tags.filter { changed.contains("tags.\($0.key)") })
    }
  }

  func delete(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      try await context.lambda.deleteFunction(functionName)
    }
  }
}

extension Function {
  /// Reads a function of the world; nil if there is none of its name.
  static func read(
    _ function: String, in world: World, _ lambda: Lambda
  ) async throws(ServiceError) -> Function? {
    guard let live = try await lambda.function(world.functionName(function)) else { return nil }
    return Function(
      name: function, functionName: live.configuration.functionName,
      arn: world.functionARN(function), tags: live.tags ?? [:], first: nil)
  }

  /// The published versions that are known by the digest of their source, newest first.
  var knownVersions: [(version: Int, source: String)] {
    tags.compactMap { key, source in
      guard key.hasPrefix(Version.sourceTagPrefix) else { return nil }
      return Int(key.dropFirst(Version.sourceTagPrefix.count)).map { ($0, source) }
    }.sorted { $0.version > $1.version }
  }

  /// The version that each stage is to run, of a function without an API.
  var servedVersions: [String: String] {
    tags.reduce(into: [:]) { served, tag in
      guard tag.key.hasPrefix(Version.servingTagPrefix) else { return }
      served[String(tag.key.dropFirst(Version.servingTagPrefix.count))] = tag.value
    }
  }
}
