/// The Resource Groups Tagging API, as far as gwdeploy uses it.
///
/// Source of shapes: the service model `resourcegroupstaggingapi` 2017-01-26. What it lists may lag
/// behind by minutes and may be gone already, and it knows no IAM roles: whether a thing exists is
/// decided by reading the thing itself.
public struct Tagging: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A thing with its tags.
  public struct TaggedResource: Sendable, Hashable {
    /// The thing's ARN, of up to 1,011 characters.
    public var arn: String
    /// All its tags, not only those that were asked for.
    public var tags: [String: String]
  }

  /// The things of given types that carry all of some tags with their values (`GetResources`).
  ///
  /// A type is a service and a kind, such as `lambda:function`. Up to 50 tags can be asked for.
  public func resources(
    tags: [String: String], types: [String]
  ) async throws(ServiceError) -> [TaggedResource] {
    var found: [TaggedResource] = []
    var token: String?
    repeat {
      let page: Output = try await client.json(
        .tagging, "GetResources", .read,
        input: Input(
          tagFilters: tags.sorted { $0.key < $1.key }.map {
            .init(key: $0.key, values: [$0.value])
          },
          resourceTypeFilters: types, paginationToken: token))
      found += (page.resourceTagMappingList ?? []).map { mapping in
        TaggedResource(
          arn: mapping.resourceARN,
          tags: Dictionary(
            (mapping.tags ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
      }
      token = page.paginationToken.flatMap { $0.isEmpty ? nil : $0 }
    } while token != nil
    return found
  }

  private struct Input: Encodable {
    struct Filter: Encodable {
      var key: String
      var values: [String]
    }
    var tagFilters: [Filter]
    var resourceTypeFilters: [String]
    var paginationToken: String?
  }

  private struct Output: Decodable {
    struct Tag: Decodable {
      var key: String
      var value: String
    }
    struct Mapping: Decodable {
      var resourceARN: String
      var tags: [Tag]?
    }
    var resourceTagMappingList: [Mapping]?
    var paginationToken: String?
  }
}
