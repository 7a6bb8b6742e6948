import AWSClient
import FoundationEssentials
import Primitives
import Provisioning

/// Tells what happens while a plan is applied: a block that lives at the bottom of a terminal, or a
/// line for each event elsewhere.
final class ProgressView: Sendable {
  /// How often the block is looked at, as long as something runs.
  private static let tick = Duration.milliseconds(200)
  /// How long a wait must last to be worth a line where there is no block.
  private static let tellingWait = Duration.seconds(2)

  private let console: Console
  private let palette: Palette
  private let format: EventFormat
  /// How many calls that write were made so far.
  private let calls: @Sendable () -> Int
  private let start = ContinuousClock.now
  private let state: Locked<ProgressState>
  /// The waits that were told, where there is no block.
  private let told = Locked<[ResourceID: Waiting]>([:])

  init(
    _ console: Console, _ format: EventFormat, of plan: Plan, calls: @escaping @Sendable () -> Int
  ) {
    self.console = console
    palette = console.palette(.error)
    self.format = format
    self.calls = calls
    state = Locked(ProgressState(plan))
  }

  /// Shows what happens while `body` reports it, and leaves the terminal as it was.
  func during<Result>(
    _ body: (@escaping @Sendable (Applier.Event) -> Void) async -> Result
  ) async -> Result {
    let ticking = Task { [self] in
      while !Task.isCancelled {
        draw()
        do { try await Task.sleep(for: Self.tick) } catch { return }
      }
    }
    let result = await body { self.show($0) }
    ticking.cancel()
    await ticking.value
    console.live.end()
    return result
  }

  private func show(_ event: Applier.Event) {
    let moment = start.duration(to: .now)
    let state = state.withLock { state in
      state.take(event, at: moment)
      return state
    }
    let text =
      switch format {
      case .json: EventDocument(event, state)?.text
      case .text: text(event, state)
      }
    if let text, isNews(event, state, at: moment) { console.note(text) }
    draw()
  }

  /// A wait is told once, and not where the block shows it; everything else always.
  private func isNews(
    _ event: Applier.Event, _ state: ProgressState, at moment: Duration
  ) -> Bool {
    guard case .waiting(let change, for: let reason?) = event else { return true }
    guard format == .json || !console.live.isPossible,
      let wait = state.running.first(where: { $0.change.id == change.id })?.waiting,
      moment - wait.start >= Self.tellingWait
    else { return false }
    return told.withLock { $0.updateValue(reason, forKey: change.id) } != reason
  }

  private func text(_ event: Applier.Event, _ state: ProgressState) -> String? {
    let place = palette.faint("[\(state.done)/\(state.total)]")
    switch event {
    case .began, .waiting(_, for: nil): return nil
    case .waiting(let change, for: let reason?):
      return "  \(place) \(palette.faint("\(change.id): waiting for \(reason.text)"))"
    case .finished(let change):
      return "  \(place) \(palette.green(change.action.done)) \(change.id)"
    case .failed(let change, _): return "  \(place) \(palette.red("failed")) \(change.id)"
    }
  }

  private func draw() {
    guard format == .text, console.live.isPossible else { return }
    let state = state.withLock { $0 }
    guard !state.running.isEmpty else { return }
    let frame = ProgressFrame(
      state: state, calls: calls(), elapsed: start.duration(to: .now))
    console.live.draw { frame.lines(columns: $0.columns, rows: $0.rows) }
  }
}
