import AWSClient
import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("Code that is not in the project's folder")
struct CodeOriginTests {
  private static let repository = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/hello"

  private func application(_ image: String) -> Application {
    Application.sample().with {
      $0.functions[1].runtime = ""
      $0.functions[1].handler = nil
      $0.functions[1].code = .init(.image(uri: "\(Self.repository)\(image)"))
    }
  }

  private func versions(_ sandbox: Sandbox) async throws -> [String?] {
    try await Lambda(sandbox.reader).versions(of: "guide-dev-hello").map(\.version)
  }

  @Test("A container image is run by its tag or digest, and an unchanged one is no change")
  func image() async throws {
    let sandbox = Sandbox()
    let digest = "@sha256:" + String(repeating: "ab", count: 32)
    for (image, count) in [(":v1", 1), (":v2", 2), (digest, 3), (":v1", 3)] {
      try await sandbox.up(application(image))
      #expect(try await sandbox.plan(application(image)).isEmpty)
      #expect(try await versions(sandbox).count == count)
    }
  }

  @Test("What is different from the image's own settings is a setting like any other")
  func imageConfig() async throws {
    let sandbox = Sandbox()
    let plain = application(":v1")
    try await sandbox.up(plain)
    let changed = plain.with {
      $0.functions[1].imageConfig = .init(command: ["app.run"], workingDirectory: "/var/task")
    }
    for application in [changed, plain] {
      try await sandbox.up(application)
      #expect(try await sandbox.plan(application).isEmpty)
    }
    #expect(try await versions(sandbox) == ["1", "2"])
  }

  @Test("A function that becomes an image is made anew, with the reason")
  func packageType() async throws {
    let sandbox = Sandbox()
    try await sandbox.up(Application.sample())
    for application in [application(":v1"), Application.sample()] {
      let plan = try await sandbox.up(application)
      let change = plan.changes.first { $0.id.description == "function hello" }
      #expect(change?.action == .replace)
      #expect(change?.reason.contains("container image") == true)
      #expect(try await sandbox.plan(application).isEmpty)
      #expect(try await versions(sandbox) == ["1"])
    }
    #expect(
      try await sandbox.served(Application.sample()) == sandbox.expected(Application.sample()))
  }
}
