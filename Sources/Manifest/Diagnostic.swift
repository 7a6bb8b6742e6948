/// A place in a file; line and column count from 1, the column in Unicode scalars.
public struct Location: Sendable, Hashable, Comparable {
  /// The file, as it was named to the loader.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The first character of a file without a name, for values that were not read from one.
  public static let start = Location(file: "", line: 1, column: 1)

  /// By file, then line, then column.
  public static func < (one: Location, other: Location) -> Bool {
    (one.file, one.line, one.column) < (other.file, other.line, other.column)
  }
}

/// Something that is wrong or doubtful in what somebody wrote.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// A short fixed name for machines, such as `unknown-key`.
  public var code: String
  /// A short fixed sentence, without a full stop.
  public var summary: String
  /// What, why, and what to do; empty if the summary says it all.
  public var detail: String
  /// What to write instead, if that is known.
  public var hint: String?
  /// Where it stands.
  public var location: Location
  /// The line itself, for showing it, or nil where there is none.
  public var sourceLine: String?

  /// A diagnostic of all its parts.
  public init(
    _ severity: Severity = .error, code: String, summary: String, detail: String = "",
    hint: String? = nil, location: Location, sourceLine: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.summary = summary
    self.detail = detail
    self.hint = hint
    self.location = location
    self.sourceLine = sourceLine
  }
}
