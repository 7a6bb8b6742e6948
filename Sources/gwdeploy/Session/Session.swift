import AWSClient
import FoundationEssentials

/// What a run of the program takes from its surroundings.
///
/// Environment, files, clock, chance and network are read here; below they are values.
struct Session: Sendable {
  let environment: [String: String]
  let console: Console

  /// The session of this process.
  static func current() -> Session {
    let environment = ProcessInfo.processInfo.environment
    return Session(environment: environment, console: Console(environment: environment))
  }

  /// The value of a variable; an empty one counts as not set.
  func value(of variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a file; nil if it is not there or cannot be read.
  func text(of path: String) -> String? {
    (try? Data(contentsOf: URL(filePath: path))).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension TimeSource {
  /// The machine's clock and chance.
  static let system = TimeSource(
    now: { Date().timeIntervalSince1970 },
    sleep: { try await Task.sleep(for: $0) },
    random: { Double.random(in: 0...1) })
}
