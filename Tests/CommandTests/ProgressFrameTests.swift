import AWSClient
import Manifest
import Testing

@testable import Provisioning
@testable import gwdeploy

@Suite("The live block while a plan is applied")
struct ProgressFrameTests {
  private static let function = change(ResourceID(Function.kind, "hello"))
  private static let log = change(ResourceID(LogGroup.kind, "hello"))
  private static let stage = change(
    ResourceID(Stage.kind, "dev"), after: [function.id, log.id, ResourceID(.role, "hello")])
  private static let role = change(ResourceID(Role.kind, "hello"))

  private static func change(_ id: ResourceID, after: Set<ResourceID> = []) -> Change {
    Change(
      id: id, action: .create, cause: .manifest, reason: "", differences: [],
      step: .delete(RetiredDeployment(liveID: "d")), dependencies: after, lane: nil)
  }

  /// The lines after some events, ten seconds after the start.
  private func lines(
    _ events: [(Applier.Event, Duration)], columns: Int = 80, rows: Int = 24,
    changes: [Change] = [role, log, function, stage]
  ) -> [String] {
    var state = ProgressState(
      Plan(
        world: World(
          project: "guide", stage: "dev", isolation: .stage, region: Region(rawValue: "eu-west-1"),
          account: "123456789012"),
        stage: "dev", changes: changes, kept: [], notes: [], conflicts: [], bindings: [:],
        functions: [], deployment: nil, currentDeployment: nil, currentRelease: nil,
        nextRelease: 1))
    for (event, moment) in events { state.take(event, at: moment) }
    return ProgressFrame(state: state, calls: 2, elapsed: .seconds(10))
      .lines(columns: columns, rows: rows)
  }

  @Test("It shows what runs, what it waits for, what comes next and after what, and the counts")
  func everything() {
    let lines = lines([
      (.began(Self.role), .zero), (.finished(Self.role), .seconds(1)),
      (.began(Self.log), .seconds(1)), (.began(Self.function), .seconds(2)),
      (.waiting(Self.function, for: .settling(.newRole)), .seconds(3)),
    ])
    #expect(
      lines == [
        "  • creating log-group hello  9 s",
        "  • creating function hello  8 s, waiting for the role to become assumable",
        "  next: stage dev, after log-group hello, function hello",
        "[1/4] 2 of 4 calls, 10 s",
      ])
  }

  @Test("A wait that is over is not shown, and after a failure nothing comes next")
  func overAndFailed() {
    let lines = lines([
      (.began(Self.log), .zero), (.began(Self.function), .zero),
      (.waiting(Self.function, for: .function(state: "Pending")), .seconds(1)),
      (.waiting(Self.function, for: nil), .seconds(2)),
      (.failed(Self.log, .packaging(reason: "")), .seconds(3)),
    ])
    #expect(
      lines == [
        "  • creating function hello  10 s",
        "[0/4] 2 of 4 calls, 10 s; stopping, what is under way is let finish",
      ])
  }

  @Test(
    "No line is longer, and no frame higher, than the terminal has room for",
    arguments: [1, 2, 3, 4, 5, 8, 24], [1, 2, 20, 80])
  func fits(rows: Int, columns: Int) {
    let many = (0..<20).map { Self.change(ResourceID(Function.kind, "function-\($0)")) }
    let lines = lines(
      many.map { (.began($0), .zero) }, columns: columns, rows: rows, changes: many)
    #expect(lines.count <= max(rows - 2, 1))
    #expect(lines.allSatisfy { $0.count < max(columns, 2) })
    if rows >= 8, columns == 80 {
      #expect(lines.contains { $0.hasPrefix("  … and ") })
      #expect(lines.last == "[0/20] 2 of 20 calls, 10 s")
    }
  }

  @Test("A frame is written over the last one, below what is printed meanwhile")
  func redrawn() {
    let size = LiveBlock.Size(columns: 20, rows: 10)
    #expect(
      LiveBlock.text(replacing: [], by: ["a", "b"], size, below: "")
        == "\ra\u{1B}[K\nb\u{1B}[K\n\u{1B}[J")
    #expect(
      LiveBlock.text(replacing: ["a", "b"], by: ["c"], size, below: "note\n")
        == "\r\u{1B}[2Anote\u{1B}[K\nc\u{1B}[K\n\u{1B}[J")
    #expect(
      LiveBlock.text(
        replacing: [String(repeating: "x", count: 45)], by: [], size, below: "")
        == "\r\u{1B}[3A\u{1B}[J")
  }
}
