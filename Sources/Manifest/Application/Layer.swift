/// A layer that is ours: files that are laid under the code of functions.
public struct Layer: Sendable, Equatable {
  /// The name in the manifest, by which functions name it.
  public var name: String
  /// What is packed.
  public var code: Function.Code
  /// The runtimes it is for, of which there may be fifteen; none says nothing.
  public var runtimes: [String]
  /// The instruction sets it is for; none says nothing.
  public var architectures: [Function.Architecture]
  /// What the console shows; empty for none.
  public var description: String
  /// Where the manifest speaks of it.
  public var location: Location

  /// A layer of all its parts.
  public init(
    name: String, code: Function.Code, runtimes: [String] = [],
    architectures: [Function.Architecture] = [], description: String = "",
    location: Location = .start
  ) {
    self.name = name
    self.code = code
    self.runtimes = runtimes
    self.architectures = architectures
    self.description = description
    self.location = location
  }
}
