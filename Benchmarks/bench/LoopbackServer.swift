#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An HTTP server that is no bottleneck: it answers each request, which has no body, with the same
/// bytes, from one thread.
struct LoopbackServer {
  private struct SystemError: Error { let number: Int32 }

  private static let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".utf8)
  private static let endOfRequest = Array("\r\n\r\n".utf8)

  private let listener: Int32
  private var readBuffer = [UInt8](repeating: 0, count: 1 << 16)

  /// What is waited for: standard input, the listener, and then the connections.
  private var watched: [pollfd]

  /// The port, which the system chooses.
  let port: UInt16

  init() throws {
    listener = try Self.check(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    port = try Self.bindToLoopback(listener)
    watched = [STDIN_FILENO, listener].map(Self.readable)
  }

  /// Serves until standard input ends.
  mutating func run() throws {
    while true {
      try Self.check(poll(&watched, nfds_t(watched.count), -1))
      if watched[0].revents != 0 { return }
      for index in watched.indices.dropFirst(2) where watched[index].revents != 0 {
        if try !serve(watched[index].fd) { watched[index].fd = -1 }
      }
      if watched[1].revents != 0 { try welcome() }
      watched.removeAll { $0.fd < 0 }
    }
  }

  /// Answers what has come, whole because a request is small, or closes a connection that ended.
  ///
  /// - Returns: Whether the connection is still open.
  private mutating func serve(_ connection: Int32) throws -> Bool {
    let count = recv(connection, &readBuffer, readBuffer.count, 0)
    guard count > 0 else {
      try Self.check(close(connection))
      return false
    }
    if readBuffer[..<count].suffix(Self.endOfRequest.count).elementsEqual(Self.endOfRequest) {
      _ = send(connection, Self.answer, Self.answer.count, Int32(MSG_NOSIGNAL))
    }
    return true
  }

  private mutating func welcome() throws {
    let connection = try Self.check(accept(listener, nil, nil))
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    try Self.check(setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size))
    watched.append(Self.readable(connection))
  }
}

extension LoopbackServer {
  private static func readable(_ descriptor: Int32) -> pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }

  /// Listens on 127.0.0.1, and says on which port.
  private static func bindToLoopback(_ listener: Int32) throws -> UInt16 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { address in
      try address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        try check(bind(listener, address, length))
        try check(listen(listener, 256))
        try check(getsockname(listener, address, &length))
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  @discardableResult
  private static func check(_ result: Int32) throws -> Int32 {
    if result < 0 { throw SystemError(number: errno) }
    return result
  }
}
