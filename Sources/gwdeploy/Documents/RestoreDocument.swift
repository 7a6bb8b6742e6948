import Provisioning

/// What `restore` says.
struct RestoreDocument: Encodable {
  var api: UpDocument.Named
  /// The id that it had.
  var previousID: String
  var stages: [String]
  var urls: [String]
  /// What is not as it was, in words.
  var losses: [String]

  init(_ kept: KeptAPI, _ outcome: Restorer.Outcome, urls: [String]) {
    api = UpDocument.Named(id: outcome.api, name: kept.name)
    previousID = kept.id
    stages = outcome.stages
    self.urls = urls
    losses = outcome.losses.map(\.words)
  }
}
