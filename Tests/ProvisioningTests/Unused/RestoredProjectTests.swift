import LocalCloud
import Manifest
import Provisioning
import Testing

@Suite("A project of ours that was restored")
struct RestoredProjectTests {
  @Test("The next up takes it over, and it serves as before")
  func takenOver() async throws {
    let sandbox = Sandbox()
    let application = Application.sample()
    try await sandbox.up(application)
    sandbox.cloud.advance(by: .seconds(86_400 * 40))
    let (_, kept) = await sandbox.clear(
      Clearance(try await sandbox.inventory(), Clearance.Scope()))
    #expect(sandbox.cloud.apiIDs.isEmpty)
    let outcome = try await Restorer(sandbox.client, time: sandbox.time)
      .restore(try #require(kept.first))
    #expect(outcome.stages == ["dev"])
    try await sandbox.up(application)
    #expect(sandbox.cloud.apiIDs == [outcome.api])
    #expect(try await sandbox.served(application) == sandbox.expected(application))
    #expect(try await sandbox.plan(application).isEmpty)
  }
}
