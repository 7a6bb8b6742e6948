public import AWSClient
public import Primitives

/// An API with all that AWS tells of it, as it is kept before it is deleted.
///
/// What AWS answers is kept as it is, so that what this version of gwdeploy does not know is not
/// lost.
public struct KeptAPI: Sendable, Codable {
  /// The number of this form.
  public static let currentFormat = 1

  /// The number of the form that it is kept in.
  public var format = currentFormat
  /// `rest`, `http` or `websocket`.
  public var kind: String
  /// The account it was in.
  public var account: String
  /// The region it was in.
  public var region: String
  /// When it was kept: seconds since 1970.
  public var keptAt: Int
  /// The API as `GetRestApi` or `GetApi` answered it.
  public var api: JSON
  /// Its stages as `GetStages` answered them.
  public var stages: [JSON]
  /// The definition that each stage serves, as OpenAPI, by the stage's name; of an HTTP API without
  /// stages the one that it has, under an empty name.
  public var definitions: [String: JSON]
  /// The paths of its working copy with their methods, as `GetResources` answered them; of other
  /// APIs than REST APIs none.
  public var resources: [JSON]
  /// The usage plans that metered its stages.
  public var plans: [Plan]
  /// What else had to do with it, in words such as `alarm guide-errors`.
  public var referrers: [String]

  /// A usage plan's entry for a stage.
  public struct Plan: Sendable, Codable {
    /// The plan's id.
    public var id: String
    /// The stage.
    public var stage: String
    /// What the plan allows of single methods, by `/path/METHOD`.
    public var throttle: [String: APIGateway.ThrottleSettings]
  }

  /// The API's id.
  public var id: String { (api["id"] ?? api["apiId"])?.string ?? "" }

  /// The API's name.
  public var name: String { api["name"]?.string ?? "" }

  /// What a file that keeps it is called, without its folder: another one each time.
  public var fileName: String {
    let words = name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return "\(String(words.prefix(60)))-\(id)-\(keptAt).json"
  }
}

extension UsageSurvey {
  /// Reads all that is to be kept of an API; nil if it is gone.
  ///
  /// It throws `ServiceError` if anything cannot be read: what cannot be kept is not deleted.
  func keep(
    _ api: DeployedAPI, referrers: [Referrer]
  ) async throws -> KeptAPI? {
    let isREST = api.kind == .rest
    try await pace.turn()
    let document =
      isREST
      ? try await apiGateway.document(ofAPI: api.id)
      : try await apiGatewayV2.document(ofAPI: api.id)
    guard let document else { return nil }
    try await pace.turn()
    let stages =
      isREST
      ? try await apiGateway.documents(ofStagesOf: api.id)
      : try await apiGatewayV2.documents(ofStagesOf: api.id)
    var kept = KeptAPI(
      kind: api.kind.rawValue, account: account, region: region.rawValue,
      keptAt: Int(time.now()), api: document, stages: stages, definitions: [:], resources: [],
      plans: [],
      referrers: referrers.map { referrer in
        "\(referrer.kind.rawValue) \(referrer.name)" + (referrer.stage.map { " (\($0))" } ?? "")
      })
    switch api.kind {
    case .rest: try await addDefinitions(ofREST: api.id, to: &kept)
    case .http:
      for stage in stages.compactMap({ $0["stageName"]?.string }) {
        try await pace.turn()
        kept.definitions[stage] = try await apiGatewayV2.export(ofStage: stage, of: api.id)
      }
      guard stages.isEmpty else { break }
      try await pace.turn()
      kept.definitions[""] = try await apiGatewayV2.export(ofStage: nil, of: api.id)
    // AWS exports no WebSocket API.
    case .websocket: break
    }
    return kept
  }

  private func addDefinitions(ofREST api: String, to kept: inout KeptAPI) async throws {
    for stage in kept.stages.compactMap({ $0["stageName"]?.string }) {
      try await pace.turn()
      kept.definitions[stage] = try await apiGateway.export(ofStage: stage, of: api)
    }
    try await pace.turn()
    kept.resources = try await apiGateway.documents(ofResourcesOf: api)
    try await pace.turn()
    for plan in try await apiGateway.usagePlans() {
      for target in plan.apiStages ?? [] where target.apiId == api {
        kept.plans.append(
          KeptAPI.Plan(id: plan.id, stage: target.stage, throttle: target.throttle ?? [:]))
      }
    }
  }
}
