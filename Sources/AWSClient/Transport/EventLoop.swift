import CCurl
import HTTP
import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A request on its way, and who waits for its answer.
struct Submission: Sendable {
  let id: UInt64
  let request: Request
  let continuation: CheckedContinuation<Result<Response, TransportError>, Never>
}

/// The thread that owns all transfers, and the mailbox through which others reach it.
final class EventLoop: Sendable {
  private enum Command: Sendable {
    case start(Submission)
    case cancel(UInt64)
  }

  private struct Mailbox {
    var lastID: UInt64 = 0
    var commands: [Command] = []
    var isClosed = false
    /// What the thread waits on, as long as it lives.
    var multi: UnsafeMutableRawPointer?
    /// The thread, until somebody has waited for its end.
    var thread: pthread_t?

    /// Leaves a command.
    ///
    /// Only the first since the last look wakes the thread.
    mutating func post(_ command: Command) {
      commands.append(command)
      if commands.count == 1 { wake() }
    }

    func wake() {
      if let multi { curl_multi_wakeup(multi) }
    }
  }

  private let options: CurlTransport.Options
  private let mailbox = Locked(Mailbox())

  init(_ options: CurlTransport.Options) throws(TransportError) {
    self.options = options
    guard startThread() else {
      throw TransportError(
        .connectionFailed, delivery: .notSent, detail: "the system gave no thread")
    }
  }

  /// Sends a request and waits for its answer; ends soon when the task is cancelled.
  func send(_ request: Request) async -> Result<Response, TransportError> {
    let id = mailbox.withLock { mailbox in
      mailbox.lastID += 1
      return mailbox.lastID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        start(Submission(id: id, request: request, continuation: continuation))
      }
    } onCancel: {
      mailbox.withLock { $0.post(.cancel(id)) }
    }
  }

  /// Ends the thread, and what is still under way with an error, and waits for it.
  ///
  /// A thread that still tidied up while the process exits would meet OpenSSL's own tidying.
  func close() {
    let thread = mailbox.withLock { mailbox in
      mailbox.isClosed = true
      mailbox.wake()
      let thread = mailbox.thread
      mailbox.thread = nil
      return thread
    }
    guard let thread else { return }
    if pthread_equal(thread, pthread_self()) != 0 {
      pthread_detach(thread)
    } else {
      pthread_join(thread, nil)
    }
  }

  private func start(_ submission: Submission) {
    let refusal: TransportError? = mailbox.withLock { mailbox in
      if mailbox.isClosed { return .closed(.notSent) }
      // Tested inside the lock: a cancellation from here on leaves its command after the start.
      if Task.isCancelled { return .cancelled(.notSent) }
      mailbox.post(.start(submission))
      return nil
    }
    if let refusal { submission.continuation.resume(returning: .failure(refusal)) }
  }

  /// Starts the thread, which holds the loop until it has ended.
  private func startThread() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // Musl's threads have 128 KB, which is little for TLS.
    pthread_attr_setstacksize(&attributes, 1 << 20)
    #if canImport(Musl)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let me = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, &attributes,
      { context in
        guard let context else { return nil }
        Unmanaged<EventLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, me.toOpaque())
    guard status == 0 else {
      me.release()
      return false
    }
    let started = thread
    mailbox.withLock { $0.thread = started }
    return true
  }

  /// The thread: everything of libcurl's lives and dies here.
  private func run() {
    // No signal of the process is handled on this thread, and none for a broken pipe arises.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_SETMASK, &signals, nil)

    let transfers = TransferSet(options)
    mailbox.withLock { $0.multi = transfers.multi }
    var commands: [Command] = []
    while takeCommands(into: &commands) {
      for command in commands {
        switch command {
        case .start(let submission): transfers.start(submission)
        case .cancel(let id): transfers.cancel(id)
        }
      }
      guard transfers.advance() else { break }
    }
    for case .start(let submission) in end() {
      submission.continuation.resume(returning: .failure(.closed(.notSent)))
    }
    transfers.endAll()
  }

  /// Empties the mailbox into `commands`, unless the loop is to end.
  private func takeCommands(into commands: inout [Command]) -> Bool {
    commands.removeAll(keepingCapacity: true)
    return mailbox.withLock { mailbox in
      if mailbox.isClosed { return false }
      swap(&commands, &mailbox.commands)
      return true
    }
  }

  /// Closes the mailbox for good, and gives what was still in it.
  private func end() -> [Command] {
    mailbox.withLock { mailbox in
      mailbox.isClosed = true
      mailbox.multi = nil
      return mailbox.commands
    }
  }
}
