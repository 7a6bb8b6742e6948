import AWSClient
import Primitives
import Provisioning

/// What `plan` says.
struct PlanDocument: Encodable {
  var changes: [ChangeDocument]
  var kept: [KeptDocument]
  var notes: [String]
  var summary: Summary
  @OrNull var release: Int?
  var calls: Calls

  /// The calls that were made to know this, and the writes that `up` would make.
  struct Calls: Encodable {
    var reads: Int
    var writes: Int
    /// How long the writes take under AWS's quotas, rounded up.
    var estimatedSeconds: Int
  }

  init(_ plan: Plan, _ tally: Tally) {
    changes = plan.changes.map(ChangeDocument.init)
    kept = plan.kept.map(KeptDocument.init)
    notes = plan.notes
    summary = Summary(plan.changes)
    release = plan.nextRelease
    calls = Calls(
      reads: tally.reads, writes: plan.writes.count,
      estimatedSeconds: Int((plan.estimatedDuration / .seconds(1)).rounded(.up)))
  }
}

/// How many changes of each action there are.
struct Summary: Encodable {
  var create = 0
  var update = 0
  var replace = 0
  var delete = 0

  init(_ changes: [Change]) {
    for change in changes {
      switch change.action {
      case .create: create += 1
      case .update: update += 1
      case .replace: replace += 1
      case .delete: delete += 1
      }
    }
  }
}

/// A change in JSON.
struct ChangeDocument: Encodable {
  var action: String
  var kind: String
  var name: String
  var cause: String
  var reason: String
  var differences: [DifferenceDocument]

  init(_ change: Change) {
    action = change.action.rawValue
    kind = change.id.kind.rawValue
    name = change.id.name
    cause = change.cause.rawValue
    reason = change.reason
    differences = change.differences.map(DifferenceDocument.init)
  }
}

/// A difference in JSON; what is secret is `<hidden>`, what AWS will choose is
/// `<known after apply>`.
struct DifferenceDocument: Encodable {
  var path: String
  @OrNull var before: JSON?
  @OrNull var after: JSON?

  init(_ difference: Difference) {
    path = difference.path
    before = difference.before.map(\.shown)
    after = difference.after.map(\.shown)
  }
}

/// Something that stays, in JSON.
struct KeptDocument: Encodable {
  var kind: String
  var name: String
  var reason: String

  init(_ kept: Plan.Kept) {
    kind = kept.id.kind.rawValue
    name = kept.id.name
    reason = kept.reason
  }
}

extension Value {
  /// The value as it may be shown.
  var shown: JSON {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(Int64(number))
    case .flag(let flag): .bool(flag)
    case .secret(let secret): .string(secret.description)
    case .reference: .string("<known after apply>")
    }
  }
}
