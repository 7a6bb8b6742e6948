import FoundationEssentials
import Manifest

/// What `--output json` prints: the same frame around each command's own part.
///
/// A contract for pipelines: keys are only ever added.
struct Document<Content: Encodable>: Encodable {
  var project: String?
  var stage: String?
  var identity: IdentityDocument?
  var warnings: [ProblemDocument]
  var errors: [ProblemDocument]
  var content: Content?

  private enum Key: String, CodingKey {
    case schemaVersion, project, stage, identity, warnings, errors
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(1, forKey: .schemaVersion)
    try container.encodeIfPresent(project, forKey: .project)
    try container.encodeIfPresent(stage, forKey: .stage)
    try container.encodeIfPresent(identity, forKey: .identity)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(errors, forKey: .errors)
    try content?.encode(to: encoder)
  }

  /// The document as text, keys sorted.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Where, and as whom.
struct IdentityDocument: Encodable {
  var account: String
  var region: String
  var arn: String
}

/// A member that is null where there is no value, so that who reads it finds the key always.
@propertyWrapper
struct OrNull<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}

/// A problem in JSON.
struct ProblemDocument: Encodable {
  var code: String
  var summary: String
  var detail: String
  @OrNull var hint: String?
  @OrNull var location: Place?

  struct Place: Encodable {
    var file: String
    var line: Int
    var column: Int
  }

  init(_ problem: Problem) {
    code = problem.code
    summary = problem.summary
    detail = problem.detail
    hint = problem.hint
    location = problem.location.map { Place(file: $0.file, line: $0.line, column: $0.column) }
  }
}

/// The part of a command that has none of its own.
struct NoContent: Encodable {}
