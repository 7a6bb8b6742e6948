import Primitives

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Lines at the bottom of a terminal that are drawn anew in place, while other text scrolls above.
///
/// The cursor stays visible and rests below the lines, so that nothing has to be put right when the
/// program is ended at any moment. Each frame is one write, and each line is written over rather
/// than erased first, so that nothing flickers.
final class LiveBlock: Sendable {
  /// The size of a terminal.
  struct Size: Sendable, Hashable {
    var columns: Int
    var rows: Int
  }

  /// Whether there is a terminal to draw on.
  let isPossible: Bool
  private let state = Locked(State())

  private struct State {
    var lines: [String] = []
    var isPaused = false

    /// Draws other lines, below a text; the number of the system's error, or 0.
    @discardableResult
    mutating func draw(_ new: [String], _ size: Size, below text: String = "") -> Int32 {
      let code = Console.put(
        LiveBlock.text(replacing: lines, by: new, size, below: text), to: .error)
      lines = new
      return code
    }
  }

  /// A block on standard error, which draws nothing if that is no terminal that can do it.
  init(isPossible: Bool) { self.isPossible = isPossible }

  /// Draws the lines for the terminal's size of now, unless they stand there already.
  func draw(_ frame: (Size) -> [String]) {
    guard isPossible else { return }
    state.withLock { state in
      let size = Self.size
      let new = frame(size)
      guard !state.isPaused, new != state.lines else { return }
      state.draw(new, size)
    }
  }

  /// Takes the block away.
  func end() { draw { _ in [] } }

  /// Takes the block away for as long as the user is asked something.
  func pause() {
    end()
    state.withLock { $0.isPaused = true }
  }

  /// Lets the block be drawn again.
  func resume() { state.withLock { $0.isPaused = false } }

  /// Writes text, above the block if there is one; the number of the system's error, or 0.
  func put(_ text: String, to stream: Console.Stream) -> Int32 {
    state.withLock { state in
      guard !state.lines.isEmpty else { return Console.put(text, to: stream) }
      if stream == .error { return state.draw(state.lines, Self.size, below: text) }
      // What goes to another stream cannot be one write with the block.
      state.draw([], Self.size)
      return Console.put(text, to: stream)
    }
  }

  /// What puts new lines in the place of old ones, below a text.
  static func text(
    replacing old: [String], by new: [String], _ size: Size, below text: String
  ) -> String {
    // Lines that were drawn on a wider terminal take several rows now.
    let rows = old.reduce(0) { $0 + max(1, ($1.count + size.columns - 1) / size.columns) }
    let up = rows > 0 ? "\u{1B}[\(rows)A" : ""
    let above = text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast(text.hasSuffix("\n") || text.isEmpty ? 1 : 0)
    let all = above.map(String.init) + new
    return "\r\(up)" + all.map { "\($0)\u{1B}[K\n" }.joined() + "\u{1B}[J"
  }

  /// The size of the terminal, or the usual one if it does not say.
  private static var size: Size {
    var size = winsize()
    guard ioctl(Console.Stream.error.rawValue, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0, size.ws_row > 0
    else { return Size(columns: 80, rows: 24) }
    return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }
}
