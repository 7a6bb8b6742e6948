public import AWSClient

/// Makes the changes of a plan, everything at once that waits for nothing else.
///
/// The only writer. When a change fails nothing new is begun, and what is under way is let finish,
/// so that nothing is left half done for a reason that is not its own.
public struct Applier: Sendable {
  private let context: ApplyContext
  private let interruption: Interruption
  private let report: @Sendable (Event) -> Void

  /// What happens while a plan is applied.
  public enum Event: Sendable {
    case began(Change)
    /// A change that was begun waits for something, or goes on if it is nil.
    case waiting(Change, for: Waiting?)
    case finished(Change)
    case failed(Change, ApplyError)
  }

  /// An applier that tells what it does.
  public init(
    _ context: ApplyContext, interruption: Interruption = Interruption(),
    report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.context = context
    self.interruption = interruption
    self.report = report
  }

  /// Applies a plan.
  public func apply(_ plan: Plan) async -> Outcome {
    var queue = ChangeQueue(plan.changes)
    var outcome = Outcome()
    await withTaskGroup(of: (Change, ApplyError?).self) { group in
      func begin() {
        guard outcome.failures.isEmpty, !interruption.isRequested else { return }
        for change in queue.takeReady() {
          group.addTask {
            report(.began(change))
            return (change, await perform(change))
          }
        }
      }
      begin()
      while let (change, error) = await group.next() {
        if let error {
          outcome.failures.append((change, error))
          report(.failed(change, error))
          queue.release(change)
        } else {
          outcome.done.append(change)
          report(.finished(change))
          queue.finish(change)
        }
        begin()
      }
    }
    outcome.notBegun = queue.waiting
    outcome.wasInterrupted = interruption.isRequested && !outcome.notBegun.isEmpty
    return outcome
  }

  private func perform(_ change: Change) async -> ApplyError? {
    let context = context.telling { report(.waiting(change, for: $0)) }
    do throws(ApplyError) {
      switch change.step {
      case .create(let resource): try await resource.create(in: context)
      case .update(let desired, let live):
        try await update(desired, from: live, change, in: context)
      case .replace(let desired, let live): try await replace(live, by: desired, in: context)
      case .delete(let resource): try await resource.delete(in: context)
      case .goWithContainer: break
      }
      return nil
    } catch {
      return error
    }
  }

  private func update<Desired: Resource>(
    _ desired: Desired, from live: any Resource, _ change: Change, in context: ApplyContext
  ) async throws(ApplyError) {
    try await desired.update(
      from: same(live, as: desired), change.differences, in: context)
  }

  private func replace<Desired: Resource>(
    _ live: any Resource, by desired: Desired, in context: ApplyContext
  ) async throws(ApplyError) {
    try await desired.replace(same(live, as: desired), in: context)
  }

  /// A live resource as what it is: the survey reads each kind as the type that is desired.
  private func same<Desired: Resource>(_ live: any Resource, as desired: Desired) -> Desired {
    guard let live = live as? Desired else {
      preconditionFailure("\(desired.id) is live as \(type(of: live))")
    }
    return live
  }
}

/// How the application of a plan ended.
public struct Outcome: Sendable {
  /// What was done.
  public internal(set) var done: [Change] = []
  /// What failed, and why.
  public internal(set) var failures: [(change: Change, error: ApplyError)] = []
  /// What was not begun, since something failed or the user interrupted.
  public internal(set) var notBegun: [Change] = []
  /// Whether the user ended it.
  public internal(set) var wasInterrupted = false
}
