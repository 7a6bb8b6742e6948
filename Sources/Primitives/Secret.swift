/// A text that must not be seen: it prints as `<hidden>` however it is printed.
///
/// Equality compares the hidden texts, so a change of a secret can be noticed without being shown.
public struct Secret: Sendable, Hashable {
  private let text: String

  /// Hides a text.
  public init(_ text: String) { self.text = text }

  /// The hidden text, for the one place that must send it.
  public var revealed: String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always `<hidden>`.
  public var description: String { "<hidden>" }

  /// Always `<hidden>`.
  public var debugDescription: String { "<hidden>" }

  /// Shows no children, so that `dump` and a failed expectation print nothing either.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
