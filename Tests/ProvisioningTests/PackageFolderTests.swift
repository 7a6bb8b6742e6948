import AWSClient
import Digest
import LocalCloud
import Manifest
import Primitives
import Provisioning
import Testing

@Suite("Packages that are too large for a call")
struct PackageFolderTests {
  private let sandbox: Sandbox

  init() {
    var settings = Cloud.Settings()
    settings.buckets = ["packages": "eu-central-1", "far": "us-west-2"]
    sandbox = Sandbox(settings)
  }

  /// An application with a function and a layer of 50 MB and a bit; other marks, other packages.
  private func application(_ mark: String, bucket: String? = "packages") -> Application {
    Application.sample().with {
      $0.packages = bucket.map { Packages(bucket: $0) }
      $0.functions[1].code.path = "\(Code.large) \(mark)"
      $0.layers = [Layer(name: "common", code: .init(path: "\(Code.large) layer \(mark)"))]
      $0.functions[1].layers = [.named("common")]
    }
  }

  private func calls(_ service: String) -> [String] {
    sandbox.sent.withLock { $0.map(\.operation).filter { $0.hasPrefix(service) }.sorted() }
  }

  private func up(_ application: Application) async throws -> Plan {
    sandbox.sent.withLock { $0 = [] }
    let plan = try await sandbox.plan(application)
    try await sandbox.deployer.checkPackageBuckets(of: plan)
    let outcome = await sandbox.apply(plan)
    #expect(outcome.failures.isEmpty)
    return plan
  }

  @Test("They go by a bucket, once for each package, and the others do not")
  func bucket() async throws {
    let first = application("one")
    let plan = try await up(first)
    let once = ["s3:HeadBucket"] + Array(repeating: "s3:HeadObject", count: 2)
    #expect(calls("s3:") == once + ["s3:PutObject", "s3:PutObject"])
    #expect(plan.writes.filter { $0.rawValue == "s3:PutObject" }.count == 2)
    let versions = try await Lambda(sandbox.reader).versions(of: "guide-dev-hello")
    let file = try Code.file(first.functions[1].code.path).file
    #expect(versions.map(\.codeSha256) == [file.sha256.base64])
    #expect(try await sandbox.plan(first).isEmpty)
    // Another version of the same package finds it there.
    _ = try await up(first.with { $0.functions[1].memory = 256 })
    #expect(calls("s3:") == ["s3:HeadBucket", "s3:HeadObject"])
    // And so does another stage.
    let other = first.with {
      $0.stage.name = "prod"
      $0.layers = []
      $0.functions[1].layers = []
    }
    _ = try await up(other)
    #expect(calls("s3:") == ["s3:HeadBucket", "s3:HeadObject"])
  }

  @Test("A bucket that is not there, or elsewhere, is found before anything is written")
  func unusable() async throws {
    for (bucket, reason) in [("none", "missing(bucket: \"none\")"), ("far", "us-west-2")] {
      let plan = try await sandbox.plan(application("one", bucket: bucket))
      let error = await #expect(throws: PackageBucketError.self) {
        try await sandbox.deployer.checkPackageBuckets(of: plan)
      }
      #expect(error.map { "\($0)".contains(reason) } == true)
    }
    #expect(sandbox.faults.writes == 0)
  }

  @Test("Without a bucket they are not sent at all")
  func withoutBucket() async throws {
    let plan = try await sandbox.plan(application("one", bucket: nil))
    let large = plan.sentCode.filter(\.value.mayBeTooLarge).keys.map(\.description).sorted()
    #expect(large == ["layer-version common", "version hello"])
    try await sandbox.deployer.checkPackageBuckets(of: plan)
    let outcome = await sandbox.apply(plan)
    let reasons = outcome.failures.map { "\($0.error)" }
    #expect(!reasons.isEmpty && reasons.allSatisfy { $0.contains("packages: {bucket: NAME}") })
    #expect(!calls("lambda:").contains("lambda:PublishLayerVersion"))
  }

  @Test("A run that is cut while it puts them there is finished by the next")
  func cut() async throws {
    let application = application("one").with {
      $0.functions.removeFirst()
      $0.functions[0].layers = []
      $0.layers = []
      $0.api = nil
    }
    sandbox.faults.arm(nil)
    try await sandbox.up(application)
    for write in 1...sandbox.faults.writes {
      let other = PackageFolderTests().sandbox
      other.faults.arm(.killedAfter(write: write))
      await other.apply(try await other.plan(application))
      other.faults.arm(nil)
      try await other.up(application)
      #expect(try await other.plan(application).isEmpty, "cut at write \(write)")
    }
  }
}
