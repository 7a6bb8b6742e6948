import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A server on 127.0.0.1 that keeps every request as it came and answers as a test tells it.
///
/// It understands no more of HTTP than where a request with a `Content-Length` ends. Each connection
/// has a thread of its own, so an answer may block.
final class LoopbackServer: Sendable {
  /// A request, byte for byte.
  struct Received: Sendable {
    /// Which connection brought it, from 1 on.
    var connection: Int
    var head: String
    var body: [UInt8]

    /// The first line.
    var line: String { String(head.prefix { $0 != "\r\n" }) }
    /// The lines after it, sorted.
    var fields: [String] { head.split(separator: "\r\n").dropFirst().map(String.init).sorted() }
  }

  /// What goes back, and what becomes of the connection.
  enum Answer: Sendable {
    case keep(String)
    case close(String)
    /// Nothing, until the client goes away.
    case silence
    /// Nothing, and no connection is taken any more.
    case vanish

    /// A complete answer on a connection that stays open.
    static func ok(_ body: String = "") -> Answer {
      .keep("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
  }

  private struct State {
    var listener: Int32?
    var received: [Received] = []
    var connectionCount = 0
    var open: Set<Int32> = []
    var waiting:
      [(isOver: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []

    /// Ends the thread that accepts, and it closes the descriptor.
    mutating func stopListening() {
      if let listener { shutdown(listener, Int32(SHUT_RDWR)) }
      listener = nil
    }

    mutating func resumeWaiting() {
      let over = waiting.filter { $0.isOver(self) }
      waiting = waiting.filter { !$0.isOver(self) }
      for waiting in over { waiting.continuation.resume() }
    }
  }

  let port: UInt16
  private let state: Locked<State>

  /// Starts the server, which greets each connection before it has heard anything.
  init(greeting: String = "", _ answer: @escaping @Sendable (Received) -> Answer) throws {
    let (listener, port) = try listenOnLoopback()
    self.port = port
    state = Locked(State(listener: listener))
    startThread { [state] in
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 { break }
        let number = state.withLock { state in
          state.open.insert(connection)
          state.connectionCount += 1
          return state.connectionCount
        }
        startThread {
          sendAll(greeting, to: connection)
          Self.serve(connection, number, state, answer)
        }
      }
      close(listener)
    }
  }

  deinit {
    state.withLock { state in
      state.stopListening()
      for connection in state.open { shutdown(connection, Int32(SHUT_RDWR)) }
    }
  }

  var received: [Received] { state.withLock { $0.received } }
  var connectionCount: Int { state.withLock { $0.connectionCount } }

  /// Waits until that many requests have come in.
  func waitForRequests(_ count: Int) async { await wait { $0.received.count >= count } }

  /// Waits until no connection is open.
  func waitForNoConnection() async { await wait { $0.open.isEmpty } }

  private func wait(until isReached: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      state.withLock { state in
        state.waiting.append((isReached, continuation))
        state.resumeWaiting()
      }
    }
  }

  private static func serve(
    _ connection: Int32, _ number: Int, _ state: Locked<State>,
    _ answer: (Received) -> Answer
  ) {
    var input: [UInt8] = []
    while let request = nextRequest(from: connection, number, &input) {
      state.withLock { state in
        state.received.append(request)
        state.resumeWaiting()
      }
      switch answer(request) {
      case .keep(let text):
        sendAll(text, to: connection)
        continue
      case .close(let text):
        sendAll(text, to: connection)
      case .silence:
        while receive(from: connection, into: &input) {}
      case .vanish:
        state.withLock { $0.stopListening() }
      }
      break
    }
    state.withLock { state in
      state.open.remove(connection)
      close(connection)
      state.resumeWaiting()
    }
  }

  private static func nextRequest(
    from connection: Int32, _ number: Int, _ input: inout [UInt8]
  ) -> Received? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let range = input.firstRange(of: end) {
        let head = String(decoding: input[..<range.lowerBound], as: UTF8.self)
        let count = contentLength(of: head)
        while input.count < range.upperBound + count {
          guard receive(from: connection, into: &input) else { return nil }
        }
        let body = Array(input[range.upperBound..<range.upperBound + count])
        input.removeSubrange(..<(range.upperBound + count))
        return Received(connection: number, head: head, body: body)
      }
      guard receive(from: connection, into: &input) else { return nil }
    }
  }

  private static func contentLength(of head: String) -> Int {
    for line in head.split(separator: "\r\n") where line.hasPrefix("Content-Length: ") {
      return Int(line.dropFirst("Content-Length: ".count)) ?? 0
    }
    return 0
  }

  private static func receive(from connection: Int32, into input: inout [UInt8]) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(connection, &chunk, chunk.count, 0)
    if count > 0 { input.append(contentsOf: chunk[..<count]) }
    return count > 0
  }
}

struct SocketFailure: Error {
  var call: String
}

/// A socket that listens on a free port of 127.0.0.1.
func listenOnLoopback() throws -> (descriptor: Int32, port: UInt16) {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var port: UInt16 = 0
  let isListening = withLoopbackAddress(port: &port) { address, length in
    bind(descriptor, address, length.pointee) == 0 && listen(descriptor, 128) == 0
      && getsockname(descriptor, address, length) == 0
  }
  guard isListening else { throw SocketFailure(call: "bind, listen or getsockname") }
  return (descriptor, port)
}

/// Whether somebody listens on a port of 127.0.0.1.
func canConnect(toPort port: UInt16) -> Bool {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var port = port
  return withLoopbackAddress(port: &port) { connect(descriptor, $0, $1.pointee) == 0 }
}

private func withLoopbackAddress(
  port: inout UInt16,
  _ body: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Bool
) -> Bool {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  defer { port = UInt16(bigEndian: address.sin_port) }
  return withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
  }
}

/// A port of 127.0.0.1 at which nobody listens.
func unusedPort() throws -> UInt16 {
  let (descriptor, port) = try listenOnLoopback()
  close(descriptor)
  return port
}

private func startThread(_ body: @escaping @Sendable () -> Void) {
  final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let box = Unmanaged.passRetained(Box(body))
  let status = pthread_create(
    &thread, nil,
    { context in
      guard let context else { return nil }
      Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
      return nil
    }, box.toOpaque())
  precondition(status == 0, "no thread for the loopback server")
  pthread_detach(thread)
}

private func sendAll(_ text: String, to connection: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes {
      send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count < 0 { return }
    rest = rest.dropFirst(count)
  }
}
