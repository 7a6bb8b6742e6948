import AWSClient
import Provisioning

/// What `up` says when it is done.
struct UpDocument: Encodable {
  @OrNull var url: String?
  @OrNull var domain: DomainDocument?
  @OrNull var api: Named?
  @OrNull var deployment: String?
  @OrNull var release: Int?
  @OrNull var previousRelease: Int?
  var functions: [String: FunctionDocument]
  var changes: [ChangeDocument]
  var kept: [KeptDocument]
  var notes: [String]
  var summary: Summary
  var calls: Calls

  struct Named: Encodable {
    var id: String
    var name: String
  }

  struct FunctionDocument: Encodable {
    var version: String
    var arn: String
  }

  /// What was called.
  struct Calls: Encodable {
    var reads: Int
    var writes: Int
    var retries: Int
    var throttled: Int

    init(_ tally: Tally) {
      reads = tally.reads
      writes = tally.writes
      retries = tally.retries
      throttled = tally.throttled
    }
  }

  init(_ plan: Plan, _ live: ServedStage?, url: String?, done: [Change], _ tally: Tally) {
    self.url = url
    domain = live?.domain.map(DomainDocument.init)
    api = live?.apiID.map { Named(id: $0, name: plan.world.apiName) }
    deployment = live?.deployment
    release = live == nil ? nil : plan.nextRelease
    previousRelease = plan.currentRelease
    functions = (live?.versions ?? [:]).reduce(into: [:]) { functions, entry in
      functions[entry.key] = FunctionDocument(
        version: entry.value, arn: "\(plan.world.functionARN(entry.key)):\(entry.value)")
    }
    changes = done.map(ChangeDocument.init)
    kept = plan.kept.map(KeptDocument.init)
    notes = plan.notes
    summary = Summary(done)
    calls = Calls(tally)
  }
}

/// What `down` says when it is done.
struct DownDocument: Encodable {
  var deleted: [Deleted]
  var kept: [KeptDocument]
  var calls: UpDocument.Calls

  struct Deleted: Encodable {
    var kind: String
    var name: String
  }

  init(_ plan: Plan, done: [Change], _ tally: Tally) {
    deleted = done.map { Deleted(kind: $0.id.kind.rawValue, name: $0.id.name) }
    kept = plan.kept.map(KeptDocument.init)
    calls = UpDocument.Calls(tally)
  }
}
