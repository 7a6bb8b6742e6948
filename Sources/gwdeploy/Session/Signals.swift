import Dispatch
import Provisioning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Turns Ctrl-C and a friendly kill into a wish to stop; a second one ends the program at once.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  /// Watches for signals as long as this lives, and tells the user that one was heard.
  init(_ interruption: Interruption, note: @escaping @Sendable (String) -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        // At once: other threads are at work that would not bear the tidying of an exit.
        guard !interruption.isRequested else { _exit(ExitStatus.interrupted.rawValue) }
        interruption.request()
        note("Stopping when what is under way is done. Once more ends at once.")
      }
      source.resume()
      return source
    }
  }

  /// Signals end the program again, as they do by themselves.
  func stop() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
