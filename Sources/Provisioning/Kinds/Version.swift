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
  /// The digest of the source; of a live version without its tag, that of the package; empty if it
  /// is not known, as that of code which is not built yet.
  let source: String
  /// All but the layers.
  let settings: Lambda.Settings
  /// The layers, each over those before it: ARNs, or references to those that are ours.
  let layers: [Value]
  /// What must be live before the function can be made or changed.
  let prerequisites: [ResourceID]
  /// The number, of a live version.
  let number: String?
  /// Whether it can be invoked; a desired version can.
  let readiness: Lambda.Configuration.Readiness
  /// Packs the code; nil for a live version.
  let code: FunctionCode?
  /// The role it runs as: a reference if it is made for the function.
  let role: Value
  /// The stage that is to run it.
  let stage: String
  /// Where it is recorded that the stage is to run it.
  let record: Record
  /// Versions whose tags make room for this one's; set by the planner.
  var forgotten: [String] = []

  /// The function's: a stage runs one version of it.
  var name: String { function }

  var attributes: Attributes {
    var attributes: Attributes = [
      "record": .text(record.rawValue), "state": .text(readiness.word), "role": role,
    ]
    if !source.isEmpty { attributes["code"] = .text(source) }
    attributes.merge(settings.attributes) { $1 }
    attributes.add(
      "layers",
      Dictionary(uniqueKeysWithValues: layers.enumerated().map { ("\($0 + 1)", $1) })
    ) { $0 }
    return attributes
  }

  func manages(_ attribute: String) -> Bool { attribute != "code" || !source.isEmpty }

  var requires: [ResourceID] { prerequisites + [ResourceID(Function.kind, function)] }
  var provides: [Reference] { [.version(function: function)] }
  var providesAnew: [Reference] { provides }
  var bindings: [Reference: String] {
    number.map { [.version(function: function): $0] } ?? [:]
  }
  var lane: Lane? { .function(function) }

  /// None: a function is made with its first version.
  var creationWrites: [Operation] { [] }

  /// Configuration, code and the tag that knows the version by its source.
  func updateWrites(_ differences: [Difference]) -> [Operation] {
    let outsideConfiguration = ["code", "record", "state", "architecture"]
    let isConfigured = differences.contains { !outsideConfiguration.contains($0.path) }
    return (code?.writes ?? [])
      + (isConfigured ? ["lambda:UpdateFunctionConfiguration"] : [])
      + ["lambda:UpdateFunctionCode"] + (forgotten.isEmpty ? [] : ["lambda:UntagResource"])
      + ["lambda:TagResource"]
  }

  func create(in context: ApplyContext) async throws(ApplyError) {
    if let published = context.knownValue(of: .version(function: function)) {
      // The function was made a moment ago, and this version with it.
      _ = try await ready(published, in: context)
      return
    }
    try await publish(.allowed, in: context)
  }

  func update(
    from live: Version, _ differences: [Difference], in context: ApplyContext
  ) async throws(ApplyError) {
    // A version with an environment does not work with a role that was made again under its old
    // name, since the grant for the environment's key names the old one.
    let isRoleNew = differences.contains { $0.path == "role" && $0.after == role }
    try await publish(
      isRoleNew && live.settings.role == settings.role ? .never : .allowed, in: context)
    guard live.record == .tag, record == .release else { return }
    try await calling { () async throws(ServiceError) in
      try await context.lambda.untag(functionARN, keys: [Self.servingTag(stage)])
    }
  }

  /// Makes the code ready to be sent.
  func preparedCode() throws(ApplyError) -> FunctionCode.Prepared {
    guard let code else { throw .packaging(reason: "There is no code for \(function).") }
    return try code.prepared()
  }

  /// The settings with the layers, once their ARNs are known.
  func settings(in context: ApplyContext) throws(ApplyError) -> Lambda.Settings {
    var settings = settings
    settings.layers = []
    for layer in layers {
      switch layer {
      case .text(let arn): settings.layers.append(arn)
      case .reference(let reference):
        settings.layers.append(try context.value(of: reference))
      default: break
      }
    }
    return settings
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
    let settings = Lambda.Settings(live)
    return Version(
      function: function.name, functionName: function.functionName, functionARN: function.arn,
      source: function.tags[sourceTag(number)] ?? "package \(live.codeSha256 ?? "unknown")",
      settings: settings, layers: settings.layers.map(Value.text), prerequisites: [],
      number: number,
      readiness: live.readiness, code: nil, role: .text(live.role ?? ""), stage: stage,
      record: function.servedVersions[stage] == number ? .tag : .release)
  }
}
