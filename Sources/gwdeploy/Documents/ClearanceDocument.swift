import Provisioning

/// What `unused --delete` says.
struct ClearanceDocument: Encodable {
  var days: Int
  var deleted: [Row]
  var kept: [Row]

  /// Something that is gone, or stays.
  struct Row: Encodable {
    var id: String
    var name: String
    @OrNull var stage: String?
    /// Why it stays; null of what is gone.
    @OrNull var reason: String?
    /// The file that `restore` brings it back from; null if there is none.
    @OrNull var file: String?
  }

  init(
    _ inventory: Inventory, _ clearance: Clearance, _ outcome: Clearer.Outcome,
    files: [String: String]
  ) {
    days = inventory.window.days
    deleted = outcome.deleted.map { Row($0, nil, files) }
    kept = (clearance.kept + outcome.kept).map { Row($0.finding, $0.reason.words, files) }
  }
}

extension ClearanceDocument.Row {
  init(_ finding: UsageFinding, _ reason: String?, _ files: [String: String]) {
    id = finding.api.id
    name = finding.api.name
    stage = finding.stage?.name
    self.reason = reason
    file = files[finding.api.id]
  }
}
