import FoundationEssentials
import Primitives
import Provisioning

/// What happens while a plan is applied, a line for each change that is over.
final class ProgressView: Sendable {
  private let console: Console
  private let palette: Palette
  private let format: EventFormat
  private let total: Int
  private let done = Locked(0)

  init(_ console: Console, _ format: EventFormat, total: Int) {
    self.console = console
    palette = console.palette(.error)
    self.format = format
    self.total = total
  }

  func show(_ event: Applier.Event) {
    switch event {
    case .began(let change): tell(.began, change)
    case .finished(let change):
      done.withLock { $0 += 1 }
      tell(.finished, change)
    case .failed(let change, _): tell(.failed, change)
    }
  }

  /// What an event is called in JSON.
  fileprivate enum Moment: String, Encodable {
    case began
    case finished
    case failed
  }

  private func tell(_ moment: Moment, _ change: Change) {
    let count = done.withLock { $0 }
    switch format {
    case .text: if let text = text(moment, change, count) { console.note(text) }
    case .json:
      let line = EventDocument(
        event: moment, action: change.action.rawValue, kind: change.id.kind.rawValue,
        name: change.id.name, done: count, total: total)
      if let text = line.text { console.note(text) }
    }
  }

  private func text(_ moment: Moment, _ change: Change, _ count: Int) -> String? {
    let place = palette.faint("[\(count)/\(total)]")
    switch moment {
    case .began: return nil
    case .finished: return "  \(place) \(palette.green(verb(change))) \(change.id)"
    case .failed: return "  \(place) \(palette.red("failed")) \(change.id)"
    }
  }

  private func verb(_ change: Change) -> String {
    switch change.action {
    case .create: "created"
    case .update: "changed"
    case .replace: "replaced"
    case .delete: "deleted"
    }
  }
}

/// An event as a line of JSON.
private struct EventDocument: Encodable {
  var event: ProgressView.Moment
  var action: String
  var kind: String
  var name: String
  var done: Int
  var total: Int

  var text: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
