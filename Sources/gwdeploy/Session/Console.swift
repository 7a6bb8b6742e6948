import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where the program prints: results to standard output, everything else to standard error.
struct Console: Sendable {
  /// One of the two streams.
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Whether a stream is a terminal that colours are wanted on.
  private let coloured: [Stream: Bool]
  /// Whether questions can be asked.
  let isInteractive: Bool
  /// The lines at the bottom of the terminal that all else is printed above.
  let live: LiveBlock

  /// The console of this process.
  init(environment: [String: String]) {
    let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    func shows(_ stream: Stream) -> Bool { wantsColour && isatty(stream.rawValue) == 1 }
    Self.holdStreams()
    coloured = [.output: shows(.output), .error: shows(.error)]
    isInteractive = isatty(0) == 1 && isatty(2) == 1
    live = LiveBlock(
      isPossible: isatty(Stream.error.rawValue) == 1
        && !["dumb", ""].contains(environment["TERM"] ?? ""))
  }

  /// Prints a result, which is what the program was run for.
  ///
  /// - Throws: `Problem` if it cannot be written to its end.
  func result(_ text: String) throws(Problem) {
    let code = live.put(text + "\n", to: .output)
    guard code == 0 else {
      throw Problem(
        code: "unwritable-output", summary: "The result cannot be printed",
        detail: "\(String(cString: strerror(code))). What was to be done is done all the same.")
    }
  }

  /// Prints what is not a result; where it cannot be written, nothing stops for that.
  func note(_ text: String) { _ = live.put(text + "\n", to: .error) }

  /// How texts for a stream are coloured.
  func palette(_ stream: Stream) -> Palette {
    Palette(isColoured: coloured[stream] ?? false)
  }

  /// Asks a question and reads a line; nil at the end of the input.
  func ask(_ question: String) -> String? {
    live.pause()
    defer { live.resume() }
    _ = Self.put(question, to: .error)
    return readLine()
  }

  /// Writes all of a text; the number of the system's error, or 0.
  static func put(_ text: String, to stream: Stream) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      bytes = bytes.dropFirst(count)
    }
    return 0
  }

  /// Sees to it that a closed stream is an error of a write, and of nothing else.
  ///
  /// The end of a pipe's reader does not end the program in the middle of a deployment, and no file
  /// or connection gets the number of a stream that was closed at the start.
  private static func holdStreams() {
    // Unlike one that is ignored, a signal that is handled does not stay so in child processes.
    signal(SIGPIPE) { _ in }
    for (number, uselessMode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(Int32(number), F_GETFD) < 0 {
      _ = open("/dev/null", uselessMode)
    }
  }
}

/// Colours of a terminal, or none.
struct Palette: Sendable {
  let isColoured: Bool

  func red(_ text: String) -> String { code("31", text) }
  func green(_ text: String) -> String { code("32", text) }
  func yellow(_ text: String) -> String { code("33", text) }
  func blue(_ text: String) -> String { code("34", text) }
  func bold(_ text: String) -> String { code("1", text) }
  func faint(_ text: String) -> String { code("2", text) }

  private func code(_ number: String, _ text: String) -> String {
    isColoured ? "\u{1B}[\(number)m\(text)\u{1B}[0m" : text
  }
}
