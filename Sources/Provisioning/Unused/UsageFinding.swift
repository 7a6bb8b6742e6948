/// An API, or one stage of it, with what was found out about it.
public struct UsageFinding: Sendable, Hashable {
  /// The API.
  public var api: DeployedAPI
  /// The stage; nil for the API as a whole.
  public var stage: DeployedStage?
  /// Whether anybody calls it.
  public var verdict: Verdict
  /// The calls that were counted under its name; nil if they could not be read.
  public var requests: Int?
  /// The beginning of the last day with a call in the window, in seconds since 1970.
  public var lastDay: Double?
  /// What has to do with it.
  public var referrers: [Referrer]
  /// What is kept ready for it, where nobody calls it.
  var provisioned: [ProvisionedFunction] = []

  /// Whether it is ours: an API by its tags, a stage by its own and its API's.
  public var isOurs: Bool { api.isOurs && (stage?.isOurs ?? true) }

  /// Whether AWS gives a definition from which it could be brought back: of a REST API it exports
  /// what stages serve.
  var hasDefinition: Bool { api.kind == .http || api.stages?.isEmpty == false }

  /// How it is named on a command line: `id` or `id/stage`.
  public var target: String { api.id + (stage.map { "/\($0.name)" } ?? "") }

  /// When it was made, in seconds since 1970.
  public var madeAt: Double? { stage.map(\.madeAt) ?? api.madeAt }

  /// When a stage's deployment was made, or the last one of an API, in seconds since 1970.
  public var deployedAt: Double? { stage.map(\.deployedAt) ?? api.deployedAt }

  /// What keeping it costs, where the price is known.
  public var costs: [Cost] { Cost.of(self) }
}
