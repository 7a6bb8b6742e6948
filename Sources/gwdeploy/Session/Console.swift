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

  /// The console of this process.
  init(environment: [String: String]) {
    let wantsColour = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    func shows(_ stream: Stream) -> Bool { wantsColour && isatty(stream.rawValue) == 1 }
    coloured = [.output: shows(.output), .error: shows(.error)]
    isInteractive = isatty(0) == 1 && isatty(2) == 1
  }

  /// Prints a result.
  func write(_ text: String) { write(text, to: .output) }

  /// Prints what is not a result.
  func note(_ text: String) { write(text, to: .error) }

  /// How texts for a stream are coloured.
  func palette(_ stream: Stream) -> Palette {
    Palette(isColoured: coloured[stream] ?? false)
  }

  /// Asks a question and reads a line; nil at the end of the input.
  func ask(_ question: String) -> String? {
    put(question, to: .error)
    return readLine()
  }

  private func write(_ text: String, to stream: Stream) { put(text + "\n", to: stream) }

  /// A closed pipe, or a full disk behind it, is nothing that a deployment should stop for.
  private func put(_ text: String, to stream: Stream) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      bytes = bytes.dropFirst(count)
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
