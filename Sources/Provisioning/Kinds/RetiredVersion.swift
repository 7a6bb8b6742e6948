import AWSClient

/// A published version that no stage and no kept release names any more.
struct RetiredVersion: Removable {
  static let kind = Version.kind

  let function: String
  /// The name in Lambda.
  let functionName: String
  let functionARN: String
  let number: String

  var name: String { "\(function):\(number)" }
  var container: ResourceID? { ResourceID(Function.kind, function) }
  var lane: Lane? { .function(function) }

  /// The alias of the stage, which may have pointed at it, and what was provisioned for it.
  var removedAfter: [ResourceID] {
    [ResourceID(Alias.kind, function), ResourceID(ProvisionedConcurrency.kind, name)]
  }

  /// The version and its tag.
  var deletionWrites: [Operation] { ["lambda:DeleteFunction", "lambda:UntagResource"] }

  /// Deletes the version, unless this very release runs it again.
  ///
  /// First the version, then the tag that says what it was: the other way round a version would
  /// be left that nobody knows of.
  func delete(in context: ApplyContext) async throws(ApplyError) {
    guard context.knownValue(of: .version(function: function)) != number else { return }
    try await calling { () async throws(ServiceError) in
      do throws(ServiceError) {
        try await context.lambda.deleteFunction(functionName, version: number)
      } catch {
        // Somebody else's alias points at it, or has concurrency provisioned for it: it stays.
        guard error.code == "ResourceConflictException" else { throw error }
        return
      }
      try await context.lambda.untag(functionARN, keys: [Version.sourceTag(number)])
    }
  }
}
