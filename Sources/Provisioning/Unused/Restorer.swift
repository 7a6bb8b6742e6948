public import AWSClient

/// Brings an API back from what was kept of it, as far as AWS allows.
public struct Restorer: Sendable {
  private let client: Client
  private let time: TimeSource

  /// What came of it.
  public struct Outcome: Sendable {
    /// The id of the API that has the stages now.
    public var api: String
    /// The stages that are back.
    public var stages: [String] = []
    /// What is not as it was.
    public var losses: [Loss] = []
  }

  /// Something that AWS does not give back, or that was not kept.
  public enum Loss: Sendable, Hashable {
    /// The API has another id, and so another URL.
    case identity(old: String)
    /// Functions allow the old id to call them, not the new one.
    case permissions
    /// Custom domain names must be led to it again.
    case referrer(String)
    /// The deployment that a stage served is gone from the API, which is still there.
    case deployment(stage: String)
    /// The stage had a canary, which is not made again.
    case canary(stage: String)
    /// The stage was behind a web ACL, which is gone or may not be attached.
    case webACL(stage: String)
    /// The usage plan is gone, with what it allowed; API keys' values are never kept.
    case usagePlan(String)
    /// AWS passed over a part of the definition.
    case warning(String)
  }

  /// Why nothing, or not all, was brought back.
  public enum Failure: Error, Sendable {
    /// AWS takes no definition of an API of this kind.
    case kind(String)
    /// It had no stage, and AWS exports definitions of stages only.
    case noDefinition
    /// The API was made, and then something failed.
    case partial(api: String, cause: ServiceError)
  }

  /// A restorer that speaks to AWS through a client.
  public init(_ client: Client, time: TimeSource) {
    self.client = client
    self.time = time
  }

  /// Brings an API back: the missing stages where it is still there, else all of it anew.
  ///
  /// It throws `Failure`, or `ServiceError` if nothing was changed yet.
  public func restore(_ kept: KeptAPI) async throws -> Outcome {
    switch DeployedAPI.Kind(rawValue: kept.kind) {
    case .rest: try await RESTRestorer(client, time: time).restore(kept)
    case .http: try await HTTPRestorer(client).restore(kept)
    case .websocket, nil: throw Failure.kind(kept.kind)
    }
  }
}
