import Provisioning

/// What `unused --expired` says.
struct ExpiredDocument: Encodable {
  /// The stages past their time, the longest past it first.
  var expired: [Row]
  /// Those that were taken down.
  var removed: [Named] = []
  /// Those that stay although they were to go.
  var kept: [KeptStage] = []

  struct Row: Encodable {
    var api: String
    var project: String
    var stage: String
    var lastRelease: String
    var expiredAt: String
    var ageInDays: Int
    var protected: Bool

    init(_ expired: ExpiredStage, at now: Double) {
      api = expired.api.id
      project = expired.project
      stage = expired.stage.name
      lastRelease = Moment(seconds: expired.releasedAt).text
      expiredAt = Moment(seconds: expired.expiredAt).text
      ageInDays = Moment.days(from: expired.releasedAt, to: now)
      protected = expired.isProtected
    }
  }

  struct Named: Encodable {
    var project: String
    var stage: String

    init(_ stage: ExpiredStage) {
      project = stage.project
      self.stage = stage.stage.name
    }
  }

  struct KeptStage: Encodable {
    var project: String
    var stage: String
    var reason: String

    init?(_ outcome: StageExpiry.Outcome) {
      let reason: String
      switch outcome.end {
      case .removed: return nil
      case .protected: reason = "it is protected"
      case .renewed: reason = "it was released or changed since it was listed"
      case .refused, .failed, .unread: reason = "an error"
      case .notBegun: reason = "interrupted"
      }
      project = outcome.stage.project
      stage = outcome.stage.stage.name
      self.reason = reason
    }
  }

  init(_ stages: [ExpiredStage], at now: Double) {
    expired = stages.map { Row($0, at: now) }
  }
}
