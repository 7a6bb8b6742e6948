public import AWSClient
import Primitives

/// What the kinds need to make and change things.
public struct ApplyContext: Sendable {
  /// The world that is changed.
  public let world: World
  /// What this run is called in what it makes.
  public let run: Run
  private let client: Client
  private let bindings: Locked<[Reference: String]>

  /// A run of the tool, as it is recorded in what it makes.
  public struct Run: Sendable, Hashable {
    /// A random text that no other run has.
    public var token: String
    /// The revision of the project's sources, such as `1a2b3c4`, or nil where there is none.
    public var revision: String?
    /// When it began: seconds since 1970 in UTC.
    public var startedAt: Int

    /// A run of all its parts.
    public init(token: String, revision: String?, startedAt: Int) {
      self.token = token
      self.revision = revision
      self.startedAt = startedAt
    }
  }

  /// A context with what is known of the live world.
  public init(world: World, client: Client, run: Run, bindings: [Reference: String]) {
    self.world = world
    self.run = run
    self.client = client
    self.bindings = Locked(bindings)
  }

  private init(_ context: ApplyContext, _ client: Client) {
    world = context.world
    run = context.run
    bindings = context.bindings
    self.client = client
  }

  /// The same context, which tells what its calls wait for, and nil when they go on.
  func telling(_ waits: @escaping @Sendable (Waiting?) -> Void) -> ApplyContext {
    ApplyContext(self, client.telling(waits))
  }

  var apiGateway: APIGateway { APIGateway(client) }
  var lambda: Lambda { Lambda(client) }
  var iam: IAM { IAM(client) }
  var logs: Logs { Logs(client) }
  var cloudWatch: CloudWatch { CloudWatch(client) }
  var waf: WAF { WAF(client) }
  var s3: S3 { S3(client) }

  /// What AWS chose.
  ///
  /// - Throws: `ApplyError.unresolved` if that is not known yet, which a plan in order never meets.
  func value(of reference: Reference) throws(ApplyError) -> String {
    guard let value = bindings.withLock({ $0[reference] }) else { throw .unresolved(reference) }
    return value
  }

  /// What AWS chose, if that is known yet.
  func knownValue(of reference: Reference) -> String? { bindings.withLock { $0[reference] } }

  /// Remembers what AWS chose.
  func bind(_ reference: Reference, to value: String) {
    bindings.withLock { $0[reference] = value }
  }
}
