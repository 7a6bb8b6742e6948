import AWSClient
import Digest
import HTTP
import LocalCloud
import Manifest
import Primitives
import Provisioning
import SigV4
import TestSupport

/// A cloud of its own with what a deployer needs to work on it; time passes when somebody waits.
struct Sandbox {
  let cloud: Cloud
  let faults: FaultyTransport
  /// What the client has sent.
  let sent = Locked<[CallRecord]>([])
  let client: Client
  /// Looks at the cloud past all faults.
  let reader: Client
  let deployer: Deployer
  private static let region = Region(rawValue: "eu-central-1")

  init(
    _ settings: Cloud.Settings = Cloud.Settings(), denied: [String] = [], absent: [String] = []
  ) {
    let cloud = Cloud(settings)
    self.cloud = cloud
    faults = FaultyTransport(RestrictedTransport(wrapped: cloud, denied: denied, absent: absent))
    let sent = sent
    client = Self.client(RecordedTransport(faults), cloud) { record in
      sent.withLock { $0.append(record) }
    }
    reader = Self.client(cloud, cloud)
    deployer = Deployer(client)
  }

  /// The cloud's clock, which waiting moves.
  var time: TimeSource { Self.time(cloud) }

  private static func time(_ cloud: Cloud) -> TimeSource {
    TimeSource(
      now: { 1_767_225_600 + cloud.now / .seconds(1) },
      sleep: { cloud.advance(by: $0) }, random: { 0.5 })
  }

  private static func client(
    _ transport: any Transport, _ cloud: Cloud,
    observer: (@Sendable (CallRecord) -> Void)? = nil
  ) -> Client {
    Client(
      transport: transport,
      credentials: StaticCredentials(
        Credentials(
          accessKeyID: TestCredentials.accessKeyID,
          secretAccessKey: TestCredentials.secretAccessKey)),
      endpoints: Endpoints(region: region),
      time: time(cloud), userAgent: "gwdeploy-tests", observer: observer)
  }

  /// A client of the same cloud over another transport.
  func client(over transport: any Transport) -> Client {
    Self.client(RecordedTransport(transport), cloud)
  }

  func world(_ application: Application) -> World {
    World(
      project: application.project, stage: application.stage.name,
      isolation: application.isolation, region: Self.region, account: "123456789012")
  }

  /// The plan that `up` would show.
  func plan(_ application: Application) async throws -> Plan {
    try await deployer.plan(
      application, in: world(application), code: try Code.of(application.functions),
      layers: try Code.of(application.layers))
  }

  /// Applies a plan, as a run of its own.
  @discardableResult
  func apply(
    _ plan: Plan, _ interruption: Interruption = Interruption(),
    report: @escaping @Sendable (Applier.Event) -> Void = { _ in }
  ) async -> Outcome {
    let run = ApplyContext.Run(
      token: "test", revision: "1a2b3c4", startedAt: Int(time.now()))
    return await Applier(
      deployer.context(for: plan, run: run), interruption: interruption, report: report
    )
    .apply(plan)
  }

  /// What `up` does.
  @discardableResult
  func up(_ application: Application) async throws -> Plan {
    let plan = try await plan(application)
    let outcome = await apply(plan)
    if let (change, error) = outcome.failures.first { throw Failure(change: change, error: error) }
    return plan
  }

  /// The plan that `down` would show.
  func teardown(
    _ application: Application, logs: DataRemoval = .keep, keys: DataRemoval = .keep,
    domains: DataRemoval = .keep
  ) async throws -> Plan {
    try await deployer.teardown(
      of: application.stage.name, in: world(application),
      functions: Set(application.functions.map(\.name)), logs: logs, keys: keys,
      domains: domains)
  }

  struct Failure: Error, CustomStringConvertible {
    var change: Change
    var error: ApplyError
    var description: String { "\(change.action) \(change.id): \(error)" }
  }
}

/// Code in packages that differ as their texts do.
enum Code {
  /// The text that stands for a function's code is the path it is said to be at.
  static func of(_ functions: [Manifest.Function]) throws -> [String: FunctionCode] {
    var code: [String: FunctionCode] = [:]
    for function in functions where function.code.origin == .project {
      code[function.name] = try packed(function.code.path)
    }
    return code
  }

  /// The same of layers.
  static func of(_ layers: [Layer]) throws -> [String: FunctionCode] {
    var code: [String: FunctionCode] = [:]
    for layer in layers { code[layer.name] = try packed(layer.code.path) }
    return code
  }

  /// A package on disk, as long as it is held.
  static func file(_ text: String) throws -> (file: ScratchFile, zip: Lambda.ZipFile) {
    let bytes = bytes(text)
    let file = try ScratchFile(bytes)
    return (file, Lambda.ZipFile(path: file.path, size: bytes.count))
  }

  /// What the path of code begins with whose package is too large for a call.
  static let large = "large"

  /// Of a zip file the cloud looks at the first bytes only.
  private static func bytes(_ text: String) -> [UInt8] {
    let bytes = [0x50, 0x4B, 3, 4] + Array(text.utf8)
    guard text.hasPrefix(large) else { return bytes }
    return bytes + [UInt8](repeating: 0, count: Lambda.ZipFile.largest)
  }

  private static func packed(_ text: String) throws -> FunctionCode {
    let bytes = bytes(text)
    let file = try ScratchFile(bytes)
    return FunctionCode(
      source: file.sha256.hexadecimal, largestSize: bytes.count
    ) { () throws(ApplyError) in
      FunctionCode.Archive(
        zipFile: Lambda.ZipFile(path: file.path, size: bytes.count), sha256: file.sha256)
    }
  }
}
