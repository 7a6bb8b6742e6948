import HTTPTypes

/// API Gateway's operations on REST APIs that gwdeploy uses.
///
/// Source of shapes and paths: the service model `apigateway` 2015-07-09. Lists are read whole,
/// page after page.
public struct APIGateway: Sendable {
  let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A REST API.
  public struct RestAPI: Sendable, Hashable, Codable {
    /// The id AWS gave it, such as `a1b2c3d4e5`; the first label of its URLs' host.
    public var id: String
    /// Its name, which others may bear as well.
    public var name: String
    /// What its owner wrote about it; nil if nothing.
    public var description: String?
    /// How it is reached.
    public var endpointConfiguration: EndpointConfiguration?
    /// The id of its resource `/`, which is made with it and under which all others hang.
    public var rootResourceId: String?
    /// Its resource policy as AWS answers it: JSON, escaped once more than JSON does; nil for none.
    public var policy: String?
    /// The media types of which bodies are bytes; nil for none.
    public var binaryMediaTypes: [String]?
    /// The least size in bytes of a body that is compressed; nil if none is.
    public var minimumCompressionSize: Int?
    /// `HEADER` or `AUTHORIZER`: where API keys are looked for; nil for `HEADER`.
    public var apiKeySource: String?
    /// Whether the URL that AWS gives it is shut off; nil for no.
    public var disableExecuteApiEndpoint: Bool?
    /// Its tags; nil if it has none.
    public var tags: [String: String]?
    /// When it was made.
    public var createdDate: Timestamp?

    /// The resource policy as JSON.
    public var unescapedPolicy: String? {
      policy.map { policy in
        let text = try? WireJSON.decode(String.self, from: Array("\"\(policy)\"".utf8))
        return text ?? policy
      }
    }
  }

  /// The kind of endpoint of a REST API.
  public struct EndpointConfiguration: Sendable, Hashable, Codable {
    /// One of `REGIONAL`, `EDGE` and `PRIVATE`; AWS has it as a list.
    public var types: [String]?
    /// The VPC endpoints at which a private API has names; nil for none.
    public var vpcEndpointIds: [String]?

    /// An endpoint of the given kinds, of which AWS takes exactly one.
    public init(types: [String], vpcEndpointIds: [String]? = nil) {
      self.types = types
      self.vpcEndpointIds = vpcEndpointIds
    }
  }

  /// What `CreateRestApi` takes.
  public struct NewRestAPI: Sendable, Hashable, Codable {
    /// Its name, which need not be the only one of its kind.
    public var name: String
    /// A text for people, which AWS does not let be emptied afterwards; nil for none.
    public var description: String?
    /// How it is reached.
    public var endpointConfiguration: EndpointConfiguration
    /// Who may call it at all, as JSON of up to 8,192 characters; nil for everybody.
    public var policy: String?
    /// The media types of which bodies are bytes, such as `image/png`; nil for none.
    public var binaryMediaTypes: [String]?
    /// The least size in bytes of a body that is compressed, 0 to 10,485,760; nil for none.
    public var minimumCompressionSize: Int?
    /// `HEADER` (the header `x-api-key`) or `AUTHORIZER`; nil for `HEADER`.
    public var apiKeySource: String?
    /// Whether the URL that AWS gives it is shut off; nil for no.
    public var disableExecuteApiEndpoint: Bool?
    /// Up to 50; keys of up to 128 characters, not beginning with `aws:`, values of up to 256.
    public var tags: [String: String]

    /// An API that is to be made.
    public init(
      name: String, description: String?, endpointConfiguration: EndpointConfiguration,
      policy: String? = nil, binaryMediaTypes: [String]? = nil, minimumCompressionSize: Int? = nil,
      apiKeySource: String? = nil, disableExecuteApiEndpoint: Bool? = nil, tags: [String: String]
    ) {
      self.name = name
      self.description = description
      self.endpointConfiguration = endpointConfiguration
      self.policy = policy
      self.binaryMediaTypes = binaryMediaTypes
      self.minimumCompressionSize = minimumCompressionSize
      self.apiKeySource = apiKeySource
      self.disableExecuteApiEndpoint = disableExecuteApiEndpoint
      self.tags = tags
    }
  }

  /// All REST APIs of the account and region (`GetRestApis`).
  public func restAPIs() async throws(ServiceError) -> [RestAPI] {
    try await pages("GetRestApis", "/restapis")
  }

  /// Makes an API with its root resource (`CreateRestApi`).
  public func createRestAPI(_ api: NewRestAPI) async throws(ServiceError) -> RestAPI {
    try await client.rest(
      .apiGateway, "CreateRestApi", .writeOnce, .post, "/restapis", input: api)
  }

  /// Changes attributes of an API (`UpdateRestApi`).
  public func updateRestAPI(
    _ id: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    try await patch("UpdateRestApi", PercentEncoding.path("restapis", id), operations)
  }

  /// An API (`GetRestApi`); nil if there is none of that id.
  public func restAPI(_ id: String) async throws(ServiceError) -> RestAPI? {
    try await ifFound { () async throws(ServiceError) -> RestAPI in
      try await client.rest(
        .apiGateway, "GetRestApi", .read, .get, PercentEncoding.path("restapis", id))
    }
  }

  /// Deletes an API with all that hangs under it (`DeleteRestApi`); nothing happens if it is gone.
  public func deleteRestAPI(_ id: String) async throws(ServiceError) {
    try await delete("DeleteRestApi", PercentEncoding.path("restapis", id))
  }

  /// Sets tags of a REST API or a stage, by its ARN; its other tags stay (`TagResource`).
  public func tag(_ arn: String, _ tags: [String: String]) async throws(ServiceError) {
    struct Input: Encodable { var tags: [String: String] }
    let _: Empty = try await client.rest(
      .apiGateway, "TagResource", .write, .put, PercentEncoding.path("tags", arn),
      input: Input(tags: tags), settling: [.concurrentModification])
  }

  /// Takes tags off a REST API or a stage, by its ARN (`UntagResource`).
  public func untag(_ arn: String, keys: [String]) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, "UntagResource", .write, .delete, PercentEncoding.path("tags", arn),
      query: keys.map { ("tagKeys", $0) }, settling: [.concurrentModification])
  }

  // MARK: What the operations share

  /// A page of a list, as all of API Gateway's lists are.
  private struct Page<Item: Decodable>: Decodable {
    var item: [Item]?
    var position: String?
  }

  /// Reads a list to its end, in pages of 500, the most that AWS gives.
  func pages<Item: Decodable>(
    _ operation: String, _ path: String, query: [(name: String, value: String)] = []
  ) async throws(ServiceError) -> [Item] {
    var items: [Item] = []
    var position: String?
    repeat {
      let page: Page<Item> = try await client.rest(
        .apiGateway, operation, .read, .get, path,
        query: [("limit", "500")] + query + (position.map { [("position", $0)] } ?? []))
      items += page.item ?? []
      position = page.position
    } while position != nil
    return items
  }

  /// Changes attributes of the thing at a path, where the answer is not needed.
  func patch(
    _ operation: String, _ path: String, _ operations: [PatchOperation]
  ) async throws(ServiceError) {
    let _: Empty = try await client.rest(
      .apiGateway, operation, .write, .patch, path, input: Patch(patchOperations: operations),
      settling: [.concurrentModification])
  }

  /// Deletes the thing at a path; nothing happens if it is gone.
  func delete(_ operation: String, _ path: String) async throws(ServiceError) {
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.rest(
        .apiGateway, operation, .write, .delete, path, settling: [.concurrentModification])
    }
  }
}
