public import AWSClient
import Manifest

/// A stage of ours whose manifest gives it a time, and that time is over.
public struct ExpiredStage: Sendable, Hashable {
  /// The API.
  public var api: DeployedAPI
  /// The stage.
  public var stage: DeployedStage
  /// The project.
  public var project: String
  /// When its last release was made, in seconds since 1970.
  public var releasedAt: Double
  /// When its time was over, in seconds since 1970.
  public var expiredAt: Double

  /// Whether it goes only if it is named.
  public var isProtected: Bool { stage.tags[World.protectionTag] != nil }

  /// The world that it is taken down in, as its tags tell it.
  public func world(region: Region, account: String) -> World {
    World(
      project: project, stage: stage.name,
      isolation: stage.tags[World.stageTag] == nil ? .shared : .stage, region: region,
      account: account)
  }

  /// The stage, if it is ours and its time is over; counted from its last release.
  init?(_ stage: DeployedStage, of api: DeployedAPI, at now: Double) {
    guard api.isOurs, let project = stage.tags[World.projectTag], project == api.project,
      let lifetime = stage.tags[World.lifetimeTag].flatMap(Double.init)
    else { return nil }
    let releases = Release.recorded(in: stage.tags)
    guard let released = releases.map({ Double($0.madeAt) }).max() ?? stage.madeAt,
      released + lifetime <= now
    else { return nil }
    self.api = api
    self.stage = stage
    self.project = project
    releasedAt = released
    expiredAt = released + lifetime
  }
}

extension Inventory {
  /// The stages past their time, the longest past it first.
  public var expired: [ExpiredStage] {
    apis.flatMap { api in
      (api.stages ?? []).compactMap { ExpiredStage($0, of: api, at: window.end) }
    }.sorted { ($0.expiredAt, $0.api.id) < ($1.expiredAt, $1.api.id) }
  }
}

extension UsageSurvey {
  /// Whether a stage that was listed is still past its time: a release since then gives it more.
  ///
  /// It throws `ServiceError` if AWS could not be read.
  public func isStillExpired(_ stage: ExpiredStage) async throws -> Bool {
    let inventory = try await inventory(about: stage.api.id)
    return inventory.expired.contains { $0.stage == stage.stage && $0.api.id == stage.api.id }
  }
}
