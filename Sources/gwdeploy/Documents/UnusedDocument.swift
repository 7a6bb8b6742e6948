import AWSClient
import Provisioning

/// What `unused` says: what nobody calls, and of the rest why it is not among that.
struct UnusedDocument: Encodable {
  var days: Int
  /// What nobody calls, the most certain and the oldest first.
  var apis: [Row]
  /// All else.
  var others: [Row]
  /// The stages past their time, the longest past it first.
  var expired: [ExpiredDocument.Row]
  var calls: UpDocument.Calls

  /// An API, or a stage of one.
  struct Row: Encodable {
    var id: String
    var name: String
    /// `rest`, `http` or `websocket`.
    var type: String
    /// Null for the API as a whole.
    @OrNull var stage: String?
    /// `unused`, `used`, `young`, `ambiguous` or `unknown`.
    var verdict: String
    /// Why nothing certain can be said; null where it can.
    @OrNull var reason: String?
    /// Null if they could not be read.
    @OrNull var requests: Int?
    var days: Int
    /// The last day with a call in the window.
    @OrNull var lastRequest: String?
    @OrNull var created: String?
    @OrNull var lastDeployment: String?
    var references: [Reference]
    var owned: Bool
    @OrNull var project: String?
    var costs: [CostDocument]
  }

  struct Reference: Encodable {
    /// `domain`, `usage-plan`, `vpc-link` or `alarm`.
    var kind: String
    var id: String
    var name: String
  }

  struct CostDocument: Encodable {
    var item: String
    var dollarsPerMonth: Double
  }

  init(_ inventory: Inventory, _ tally: Tally) {
    days = inventory.window.days
    apis = inventory.unused.map { Row($0, days: inventory.window.days) }
    others = inventory.findings.filter { $0.verdict != .unused }
      .map { Row($0, days: inventory.window.days) }
    expired = inventory.expired.map { ExpiredDocument.Row($0, at: inventory.window.end) }
    calls = UpDocument.Calls(tally)
  }
}

extension UnusedDocument.Row {
  init(_ finding: UsageFinding, days: Int) {
    id = finding.api.id
    name = finding.api.name
    type = finding.api.kind.rawValue
    stage = finding.stage?.name
    verdict = finding.verdict.word
    reason = finding.verdict.reason
    requests = finding.requests
    self.days = days
    lastRequest = finding.lastDay.map { Moment(seconds: $0).day }
    created = finding.madeAt.map { Moment(seconds: $0).text }
    lastDeployment = finding.deployedAt.map { Moment(seconds: $0).text }
    references = finding.referrers.map {
      UnusedDocument.Reference(kind: $0.kind.rawValue, id: $0.id, name: $0.name)
    }
    owned = finding.isOurs
    project = finding.api.project
    costs = finding.costs.map {
      UnusedDocument.CostDocument(item: $0.item, dollarsPerMonth: $0.monthly)
    }
  }
}
