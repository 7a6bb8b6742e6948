import AWSClient
import Manifest
import Provisioning
import Testing

@Suite("Layers that are ours")
struct LayerTests {
  private let application = Application.sample().with {
    $0.layers = [Layer(name: "common", code: .init(path: "layer 1"), runtimes: ["python3.12"])]
    $0.functions[1].layers = [.named("common")]
  }

  private func versions(_ sandbox: Sandbox) async throws -> [Lambda.LayerVersion] {
    try await Lambda(sandbox.reader).layerVersions(of: "guide-dev-common")
  }

  private func layers(_ sandbox: Sandbox, _ version: String) async throws -> [String] {
    let live = try await Lambda(sandbox.reader).configuration(
      of: "guide-dev-hello", version: version)
    return Lambda.Settings(try #require(live)).layers
  }

  @Test("A layer is published for its functions, once for each source; the old version goes")
  func published() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    #expect(try await sandbox.plan(application).isEmpty)
    let first = try await versions(sandbox)
    #expect(first.map(\.version) == [1])
    #expect(first.first?.compatibleRuntimes == ["python3.12"])
    #expect(try await layers(sandbox, "1") == first.map(\.layerVersionArn))
    let changed = application.with { $0.layers[0].code.path = "layer 2" }
    let plan = try await sandbox.up(changed)
    #expect(plan.changes.contains { $0.id.description == "version hello" })
    let second = try await versions(sandbox)
    #expect(second.map(\.version) == [2])
    #expect(try await layers(sandbox, "2") == second.map(\.layerVersionArn))
    #expect(try await sandbox.plan(changed).isEmpty)
  }

  @Test("A layer that is not in the manifest any more goes, and those of others stay")
  func removed() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(application)
    let (file, zip) = try Code.file("other")
    _ = try await Lambda(sandbox.reader).publishLayerVersion(
      of: "guide-dev-other", code: .zip(zip), description: "somebody's", runtimes: [],
      architectures: [])
    #expect(file.path == zip.path)
    try await sandbox.up(Application.sample())
    #expect(try await versions(sandbox).isEmpty)
    #expect(try await Lambda(sandbox.reader).layers() == ["guide-dev-other"])
    await sandbox.apply(try await sandbox.teardown(Application.sample()))
    #expect(try await Lambda(sandbox.reader).layers() == ["guide-dev-other"])
  }

  @Test("Stages that share a world have layers side by side")
  func shared() async throws {
    let sandbox = Sandbox()
    let stages = ["dev", "prod"].map { stage in
      Application.sample(stage: stage, isolation: .shared).with {
        $0.layers = [Layer(name: "common", code: .init(path: "layer of \(stage)"))]
        $0.functions[1].layers = [.named("common")]
      }
    }
    for application in stages { try await sandbox.up(application) }
    for application in stages { #expect(try await sandbox.plan(application).isEmpty) }
    for application in stages {
      #expect(
        await sandbox.apply(try await sandbox.teardown(application, logs: .delete)).failures.isEmpty
      )
    }
    #expect(try await sandbox.isEmpty(but: []))
  }
}
