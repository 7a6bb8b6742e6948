/// CloudWatch Logs' operations that gwdeploy uses.
///
/// Source of shapes: the service model `logs` 2014-03-28.
public struct Logs: Sendable {
  private let client: Client

  /// The operations, through a client.
  public init(_ client: Client) { self.client = client }

  /// A log group.
  public struct LogGroup: Sendable, Hashable, Codable {
    /// 1 to 512 characters of `[.\-_/#A-Za-z0-9]`; `/aws/lambda/{function}` for Lambda's.
    public var logGroupName: String
    /// Days that its events are kept; nil if they are kept for ever.
    public var retentionInDays: Int?
  }

  /// All log groups whose names begin with a text (`DescribeLogGroups`).
  public func logGroups(prefix: String) async throws(ServiceError) -> [LogGroup] {
    struct Input: Encodable {
      var logGroupNamePrefix: String
      var nextToken: String?
    }
    struct Output: Decodable {
      var logGroups: [LogGroup]?
      var nextToken: String?
    }
    var groups: [LogGroup] = []
    var token: String?
    repeat {
      let page: Output = try await client.json(
        .logs, "DescribeLogGroups", .read,
        input: Input(logGroupNamePrefix: prefix, nextToken: token))
      groups += page.logGroups ?? []
      token = page.nextToken
    } while token != nil
    return groups
  }

  /// Makes a log group; it may be there already, since Lambda makes one on a first invocation
  /// (`CreateLogGroup`, which takes no empty set of tags).
  public func createLogGroup(
    _ name: String, tags: [String: String]
  ) async throws(ServiceError) {
    struct Input: Encodable {
      var logGroupName: String
      var tags: [String: String]?
    }
    do throws(ServiceError) {
      let _: Empty = try await client.json(
        .logs, "CreateLogGroup", .write,
        input: Input(logGroupName: name, tags: tags.isEmpty ? nil : tags),
        settling: [.operationAborted])
    } catch {
      guard error.code == "ResourceAlreadyExistsException" else { throw error }
    }
  }

  /// Sets how many days events are kept (`PutRetentionPolicy`).
  ///
  /// One of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
  /// 2922, 3288 and 3653.
  public func putRetention(of group: String, days: Int) async throws(ServiceError) {
    struct Input: Encodable {
      var logGroupName: String
      var retentionInDays: Int
    }
    let _: Empty = try await client.json(
      .logs, "PutRetentionPolicy", .write,
      input: Input(logGroupName: group, retentionInDays: days), settling: [.operationAborted])
  }

  /// The tags of a log group, by its ARN without `:*` (`ListTagsForResource`).
  public func tags(of arn: String) async throws(ServiceError) -> [String: String] {
    struct Input: Encodable { var resourceArn: String }
    struct Output: Decodable { var tags: [String: String]? }
    let output: Output = try await client.json(
      .logs, "ListTagsForResource", .read, input: Input(resourceArn: arn))
    return output.tags ?? [:]
  }

  /// Deletes a log group with its events (`DeleteLogGroup`); nothing happens if it is gone.
  public func deleteLogGroup(_ name: String) async throws(ServiceError) {
    struct Input: Encodable { var logGroupName: String }
    _ = try await ifFound { () async throws(ServiceError) -> Empty in
      try await client.json(
        .logs, "DeleteLogGroup", .write, input: Input(logGroupName: name),
        settling: [.operationAborted])
    }
  }
}
