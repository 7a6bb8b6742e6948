/// The changes of a plan that are not made yet, given out as soon as nothing stands before them.
struct ChangeQueue {
  /// What is not begun, in the plan's order.
  private(set) var waiting: [Change]
  private var unfinished: Set<ResourceID>
  private var busy: Set<Lane> = []
  private var running = 0
  /// How many changes are made at once at most.
  private let limit: Int

  init(_ changes: [Change], limit: Int = 16) {
    waiting = changes
    unfinished = Set(changes.map(\.id))
    self.limit = limit
  }

  /// Takes what can be begun now.
  mutating func takeReady() -> [Change] {
    var ready: [Change] = []
    waiting.removeAll { change in
      guard running < limit, change.dependencies.isDisjoint(with: unfinished),
        change.lane.map({ !busy.contains($0) }) ?? true
      else { return false }
      if let lane = change.lane { busy.insert(lane) }
      running += 1
      ready.append(change)
      return true
    }
    return ready
  }

  /// A change is made: what waited for it may begin.
  mutating func finish(_ change: Change) {
    unfinished.remove(change.id)
    release(change)
  }

  /// A change is over, made or not: its lane is free.
  mutating func release(_ change: Change) {
    running -= 1
    if let lane = change.lane { busy.remove(lane) }
  }
}
