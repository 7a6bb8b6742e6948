import Provisioning

/// What happens while a plan is applied, a line for each change that is over.
struct ProgressText: Sendable {
  private let console: Console
  private let palette: Palette

  init(_ console: Console) {
    self.console = console
    palette = console.palette(.error)
  }

  func show(_ event: Applier.Event) {
    switch event {
    case .began: break
    case .finished(let change): console.note("  \(palette.green(verb(change))) \(change.id)")
    case .failed(let change, _): console.note("  \(palette.red("failed ")) \(change.id)")
    }
  }

  private func verb(_ change: Change) -> String {
    switch change.action {
    case .create: "created"
    case .update: "changed"
    case .delete: "deleted"
    }
  }
}
