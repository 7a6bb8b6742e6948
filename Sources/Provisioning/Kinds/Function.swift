import AWSClient

/// A Lambda function as such: that it is there, its tags, and how much of it runs at once.
///
/// What it runs is its `Version`. Its `$LATEST` is a scratch area on the way to versions and is not compared.
struct Function: Recorded, Removable {
  static let kind = Kind.function

  let name: String
  /// The name in Lambda.
  let functionName: String
  let arn: String
  let packageType: PackageType
  /// How many invocations at once are kept for it; nil if none are.
  let reservedConcurrency: Int?
  let tags: [String: String]
  /// What a function is made with, since Lambda takes none without code; nil for a live one.
  let first: Version?

  /// What its code is: Lambda never turns one into the other.
  enum PackageType: String, Sendable {
    case zip = "Zip"
    case image = "Image"
  }

  var attributes: Attributes {
    var attributes: Attributes = ["packageType": .text(packageType.rawValue)]
    attributes["reservedConcurrency"] = reservedConcurrency.map(Value.number)
    attributes.add("tags", tags, Value.text)
    return attributes
  }

  var requires: [ResourceID] { first?.requires.filter { $0 != id } ?? [] }

  var lane: Lane? { .function(name) }

  func replacementReason(_ differences: [Difference]) -> String? {
    differences.contains { $0.path == "packageType" }
      ? "Lambda turns no package into a container image, and no image into a package" : nil
  }

  var creationWrites: [Operation] {
    (first?.code?.writes ?? []) + ["lambda:CreateFunction"]
      + (reservedConcurrency == nil ? [] : ["lambda:PutFunctionConcurrency"])
  }
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    ["lambda:TagResource"]
      + (differences.containMoreThanTags ? ["lambda:PutFunctionConcurrency"] : [])
  }
  var deletionWrites: [Operation] { ["lambda:DeleteFunction"] }

  /// Makes the function and, with the same call, its first version.
  func create(in context: ApplyContext) async throws(ApplyError) {
    guard let first else { throw .packaging(reason: "There is no code for \(name).") }
    let code = try await first.preparedCode().sendable(in: context)
    let settings = try first.settings(in: context)
    let tags = recordedTags.merging(first.tags(of: "1")) { $1 }
    let configuration: Lambda.Configuration
    do throws(ServiceError) {
      configuration = try await context.lambda.createFunction(
        functionName, settings, code: code, tags: tags)
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
    if reservedConcurrency != nil { try await putReservedConcurrency(in: context) }
  }

  private func putReservedConcurrency(in context: ApplyContext) async throws(ApplyError) {
    try await calling { () async throws(ServiceError) in
      if let reservedConcurrency {
        try await context.lambda.putReservedConcurrency(reservedConcurrency, of: functionName)
      } else {
        try await context.lambda.deleteReservedConcurrency(of: functionName)
      }
    }
  }

  func update(
    from live: Function, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    let newTags = newTags(over: live, differences)
    if !newTags.isEmpty {
      try await calling { () async throws(ServiceError) in
        try await context.lambda.tag(arn, newTags)
      }
    }
    if differences.contain("reservedConcurrency") { try await putReservedConcurrency(in: context) }
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
      arn: world.functionARN(function),
      packageType: live.configuration.packageType.flatMap(PackageType.init) ?? .zip,
      reservedConcurrency: live.concurrency?.reservedConcurrentExecutions,
      tags: live.tags ?? [:], first: nil)
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
