import FoundationEssentials
import Provisioning

/// An event as a line of JSON.
struct EventDocument: Encodable {
  private var event: Moment
  private var action: String
  private var kind: String
  private var name: String
  private var done: Int
  private var total: Int
  private var waitingFor: String?

  /// What an event is called.
  private enum Moment: String, Encodable {
    case began
    case waiting
    case finished
    case failed
  }

  /// The line of an event; nil for one that is not told.
  init?(_ event: Applier.Event, _ state: ProgressState) {
    let change: Change
    switch event {
    case .began(let began): (self.event, change) = (.began, began)
    case .waiting(_, for: nil): return nil
    case .waiting(let waits, for: let reason?):
      (self.event, change, waitingFor) = (.waiting, waits, reason.text)
    case .finished(let finished): (self.event, change) = (.finished, finished)
    case .failed(let failed, _): (self.event, change) = (.failed, failed)
    }
    action = change.action.rawValue
    kind = change.id.kind.rawValue
    name = change.id.name
    done = state.done
    total = state.total
  }

  var text: String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) }
  }
}
