import AWSClient
import Provisioning

/// How far the application of a plan has come.
struct ProgressState {
  /// A change that was begun and is not over.
  struct Running {
    var change: Change
    /// When it was begun, from the start of the application.
    var start: Duration
    /// What it waits for, and since when.
    var waiting: (reason: Waiting, start: Duration)?
    /// What it went on from last; if that comes again at once, it has been one wait.
    fileprivate var ended: (reason: Waiting, start: Duration)?
  }

  let total: Int
  /// How many calls that write the plan takes, as far as that could be foreseen.
  let plannedCalls: Int
  private(set) var running: [Running] = []
  /// What is not begun, in the plan's order.
  private(set) var queued: [Change]
  /// What is made; the rest is what others wait for.
  private(set) var done = 0
  private(set) var hasFailed = false
  private var unfinished: Set<ResourceID>

  init(_ plan: Plan) {
    total = plan.changes.count
    plannedCalls = plan.writes.count
    queued = plan.changes
    unfinished = Set(plan.changes.map(\.id))
  }

  /// Takes in what has happened at a moment, from the start of the application.
  mutating func take(_ event: Applier.Event, at moment: Duration) {
    switch event {
    case .began(let change):
      queued.removeAll { $0.id == change.id }
      running.append(Running(change: change, start: moment))
    case .waiting(let change, for: let reason):
      guard let index = running.firstIndex(where: { $0.change.id == change.id }) else { return }
      running[index].wait(for: reason, at: moment)
    case .finished(let change):
      running.removeAll { $0.change.id == change.id }
      unfinished.remove(change.id)
      done += 1
    case .failed(let change, _):
      running.removeAll { $0.change.id == change.id }
      hasFailed = true
    }
  }

  /// What of a plan a change that is not begun still waits for, in the order of the plan.
  func prerequisites(of change: Change) -> [ResourceID] {
    (running.map(\.change) + queued).map(\.id)
      .filter { change.dependencies.contains($0) && unfinished.contains($0) }
  }
}

extension ProgressState.Running {
  /// A wait that is looked after from time to time stays one wait.
  fileprivate mutating func wait(for reason: Waiting?, at moment: Duration) {
    if let reason {
      let start = ended.flatMap { $0.reason == reason ? $0.start : nil }
      waiting = (reason, waiting?.reason == reason ? waiting?.start ?? moment : start ?? moment)
    } else if let waiting {
      ended = waiting
      self.waiting = nil
    }
  }
}
