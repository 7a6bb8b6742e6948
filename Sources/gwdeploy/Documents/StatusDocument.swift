import AWSClient
import Manifest
import Provisioning

/// What `status` says.
struct StatusDocument: Encodable {
  var stages: [Row]

  /// A stage.
  struct Row: Encodable {
    var name: String
    @OrNull var url: String?
    @OrNull var domain: DomainDocument?
    @OrNull var api: UpDocument.Named?
    @OrNull var release: Int?
    @OrNull var deployment: String?
    var functions: [String: UpDocument.FunctionDocument]
    /// What somebody changed in AWS since the last release.
    var drift: [ChangeDocument]
    /// How many changes the manifest asks for.
    var pending: Int
    /// The stage's alarms and how they stand.
    var alarms: [AlarmDocument]
  }

  /// An alarm and how it stands.
  struct AlarmDocument: Encodable {
    var name: String
    /// `OK`, `ALARM` or `INSUFFICIENT_DATA`.
    var state: String
    var reason: String
  }
}

extension StatusDocument.Row {
  /// The row of a stage whose plan has been made.
  init(_ prepared: PreparedPlan) {
    let plan = prepared.plan
    let isLive = plan.currentDeployment != nil
    let api = plan.bindings[.restAPI]
    name = plan.stage
    self.api = api.map { UpDocument.Named(id: $0, name: plan.world.apiName) }
    url =
      isLive
      ? api.map { StageURL(api: $0, stage: plan.stage, prepared.client.endpoints).text } : nil
    domain = isLive ? plan.liveDomain.map(DomainDocument.init) : nil
    release = plan.currentRelease
    deployment = plan.currentDeployment
    functions = plan.functions.reduce(into: [:]) { functions, function in
      guard let version = plan.bindings[.version(function: function)] else { return }
      functions[function] = UpDocument.FunctionDocument(
        version: version, arn: "\(plan.world.functionARN(function)):\(version)")
    }
    drift = plan.changes.filter { $0.cause == .drift }.map(ChangeDocument.init)
    pending = plan.changes.filter { $0.cause == .manifest }.count
    alarms = plan.alarms.map {
      StatusDocument.AlarmDocument(name: $0.name, state: $0.state, reason: $0.reason)
    }
  }
}
