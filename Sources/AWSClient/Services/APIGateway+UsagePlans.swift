import HTTPTypes
public import Primitives

extension APIGateway {
  /// A key that callers send with their requests; its value is only read where it is asked for.
  public struct APIKey: Sendable, Hashable, Decodable {
    /// The id AWS gave it.
    public var id: String
    /// Its name, which others may bear as well; nil if it has none.
    public var name: String?
    /// What its owner wrote about it; nil if nothing.
    public var description: String?
    /// Whether it lets anybody in.
    public var enabled: Bool?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
  }

  /// What `CreateApiKey` takes.
  public struct NewAPIKey: Sendable, Hashable {
    /// Up to 1,024 characters.
    public var name: String
    /// What the console shows; nil for nothing.
    public var description: String?
    /// Whether it lets anybody in.
    public var enabled: Bool
    /// 20 to 128 characters that no other key of the account and region has; nil to let AWS choose.
    public var value: Secret?
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// A key that is to be made.
    public init(
      name: String, description: String?, enabled: Bool, value: Secret?, tags: [String: String]
    ) {
      self.name = name
      self.description = description
      self.enabled = enabled
      self.value = value
      self.tags = tags
    }
  }

  /// How many requests are let through.
  public struct ThrottleSettings: Sendable, Hashable, Codable {
    /// Requests a second in the long run.
    public var rateLimit: Double?
    /// Requests at once.
    public var burstLimit: Int?

    /// Limits of both kinds.
    public init(rateLimit: Double, burstLimit: Int) {
      self.rateLimit = rateLimit
      self.burstLimit = burstLimit
    }
  }

  /// How many requests each key may make in a period.
  public struct QuotaSettings: Sendable, Hashable, Codable {
    /// Requests in a period.
    public var limit: Int?
    /// Requests that are taken off the first period's limit.
    public var offset: Int?
    /// `DAY`, `WEEK` or `MONTH`.
    public var period: String?

    /// A quota of all its parts.
    public init(limit: Int, offset: Int, period: String) {
      self.limit = limit
      self.offset = offset
      self.period = period
    }
  }

  /// A stage that a usage plan lets keys into.
  public struct APIStage: Sendable, Hashable, Codable {
    /// The id of the API.
    public var apiId: String
    /// The stage's name.
    public var stage: String
    /// Limits of single methods, by `/path/METHOD`; nil for none.
    public var throttle: [String: ThrottleSettings]?

    /// A stage with the limits of its methods.
    public init(apiId: String, stage: String, throttle: [String: ThrottleSettings]?) {
      self.apiId = apiId
      self.stage = stage
      self.throttle = throttle
    }
  }

  /// A usage plan: which keys may call which stages, and how often.
  public struct UsagePlan: Sendable, Hashable, Decodable {
    /// The id AWS gave it.
    public var id: String
    /// Its name, which others may bear as well.
    public var name: String?
    /// What its owner wrote about it; nil if nothing.
    public var description: String?
    /// The stages that it lets keys into; nil if none.
    public var apiStages: [APIStage]?
    /// What each key may do in a second; nil for no limit of the plan's own.
    public var throttle: ThrottleSettings?
    /// What each key may do in a period; nil for no limit.
    public var quota: QuotaSettings?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
  }

  /// What `CreateUsagePlan` takes.
  public struct NewUsagePlan: Sendable, Hashable, Encodable {
    /// Its name, which need not be the only one of its kind.
    public var name: String
    /// What the console shows; nil for nothing.
    public var description: String?
    /// The stages that it lets keys into, all of which must be there.
    public var apiStages: [APIStage]
    /// What each key may do in a second; nil for no limit of the plan's own.
    public var throttle: ThrottleSettings?
    /// What each key may do in a period; nil for no limit.
    public var quota: QuotaSettings?
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// A plan that is to be made.
    public init(
      name: String, description: String?, apiStages: [APIStage], throttle: ThrottleSettings?,
      quota: QuotaSettings?, tags: [String: String]
    ) {
      self.name = name
      self.description = description
      self.apiStages = apiStages
      self.throttle = throttle
      self.quota = quota
      self.tags = tags
    }
  }

  // MARK: Keys

  /// All API keys of the account and region, without their values (`GetApiKeys`).
  public func apiKeys() async throws(ServiceError) -> [APIKey] {
    try await pages("GetApiKeys", "/apikeys")
  }

  /// The value of a key; nil if there is no such key (`GetApiKey`).
  public func apiKeyValue(_ id: String) async throws(ServiceError) -> Secret? {
    struct Output: Decodable { var value: String? }
    let output = try await ifFound { () async throws(ServiceError) -> Output in
      try await client.rest(
        .apiGateway, "GetApiKey", .read, .get, PercentEncoding.path("apikeys", id),
        query: [("includeValue", "true")])
    }
    return output?.value.map(Secret.init)
  }

  /// Makes an API key (`CreateApiKey`).
  public func createAPIKey(_ key: NewAPIKey) async throws(ServiceError) -> APIKey {
    struct Input: Encodable {
      var name: String
      var description: String?
      var enabled: Bool
      var value: String?
      var tags: [String: String]
    }
    return try await client.rest(
      .apiGateway, "CreateApiKey", .writeOnce, .post, "/apikeys",
      input: Input(
        name: key.name, description: key.description, enabled: key.enabled,
        value: key.value?.revealed, tags: key.tags))
  }

  /// Changes attributes of a key (`UpdateApiKey`).
  public func updateAPIKey(
    _ id: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch("UpdateApiKey", PercentEncoding.path("apikeys", id), operations)
  }

  /// Deletes a key, which then is in no plan any more (`DeleteApiKey`); nothing happens if it is
  /// gone.
  public func deleteAPIKey(_ id: String) async throws(ServiceError) {
    try await delete("DeleteApiKey", PercentEncoding.path("apikeys", id))
  }

  // MARK: Plans

  /// All usage plans of the account and region (`GetUsagePlans`).
  public func usagePlans() async throws(ServiceError) -> [UsagePlan] {
    try await pages("GetUsagePlans", "/usageplans")
  }

  /// Makes a usage plan (`CreateUsagePlan`).
  public func createUsagePlan(_ plan: NewUsagePlan) async throws(ServiceError) -> UsagePlan {
    try await client.rest(
      .apiGateway, "CreateUsagePlan", .writeOnce, .post, "/usageplans", input: plan)
  }

  /// Changes attributes of a plan, all at once: AWS takes one such call in 20 s from an account
  /// (`UpdateUsagePlan`).
  public func updateUsagePlan(
    _ id: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch("UpdateUsagePlan", PercentEncoding.path("usageplans", id), operations)
  }

  /// Deletes a plan that lets keys into no stage (`DeleteUsagePlan`); nothing happens if it is gone.
  public func deleteUsagePlan(_ id: String) async throws(ServiceError) {
    try await delete("DeleteUsagePlan", PercentEncoding.path("usageplans", id))
  }

  /// The ids of a plan's keys (`GetUsagePlanKeys`).
  public func usagePlanKeys(of plan: String) async throws(ServiceError) -> [String] {
    struct Key: Decodable { var id: String }
    let keys: [Key] = try await pages(
      "GetUsagePlanKeys", PercentEncoding.path("usageplans", plan, "keys"))
    return keys.map(\.id)
  }

  /// Puts a key into a plan (`CreateUsagePlanKey`).
  public func createUsagePlanKey(
    _ key: String, in plan: String
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var keyId: String
      var keyType = "API_KEY"
    }
    let _: Empty = try await client.rest(
      .apiGateway, "CreateUsagePlanKey", .writeOnce, .post,
      PercentEncoding.path("usageplans", plan, "keys"), input: Input(keyId: key),
      settling: [.concurrentModification])
  }

  /// Takes a key out of a plan (`DeleteUsagePlanKey`); nothing happens if it is in it no more.
  public func deleteUsagePlanKey(
    _ key: String, from plan: String
  ) async throws(ServiceError) {
    try await delete(
      "DeleteUsagePlanKey", PercentEncoding.path("usageplans", plan, "keys", key))
  }
}
