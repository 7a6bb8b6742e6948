import FoundationEssentials
public import Primitives

extension Function {
  /// What a variable of a function's environment is set to.
  public enum EnvironmentValue: Sendable, Equatable {
    /// What the manifest says.
    case text(Secret)
    /// What a parameter of Systems Manager holds when the function is deployed.
    case stored(StoredParameter)
  }

  /// A parameter of Systems Manager's store, in the function's region.
  public struct StoredParameter: Sendable, Equatable {
    /// The name, such as `/guide/dsn`.
    public var name: String
    /// What is done with a value that is kept encrypted.
    public var encrypted: Encrypted
    /// Where the manifest speaks of it.
    public var location: Location

    /// What is done with a value that is kept encrypted, a `SecureString`.
    public enum Encrypted: Sendable {
      /// It is not put where all can read it who can read the function's configuration.
      case refused
      /// It is put there all the same.
      case copied
    }

    /// A parameter of all its parts.
    public init(name: String, encrypted: Encrypted = .refused, location: Location = .start) {
      self.name = name
      self.encrypted = encrypted
      self.location = location
    }
  }

  /// Bytes of an environment as Lambda measures them (Lambda's quotas).
  public static let largestEnvironment = 4096

  /// The variables with the values of parameters by the parameters' names; those of parameters
  /// without a value are left out.
  public func variables(storedValues: [String: Secret]) -> [String: Secret] {
    environment.compactMapValues { value in
      switch value {
      case .text(let text): text
      case .stored(let parameter): storedValues[parameter.name]
      }
    }
  }

  /// Bytes of the environment as Lambda measures them, as JSON.
  ///
  /// A usual account and region stand where AWS's will, and nothing where a value is not known.
  public func environmentSize(storedValues: [String: Secret]) -> Int {
    let texts = environment.mapValues { value in
      switch value {
      case .text(let text): Template.withSampleIdentity(text.revealed)
      case .stored(let parameter): storedValues[parameter.name]?.revealed ?? ""
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Texts can always be written as JSON.
    return (try? encoder.encode(texts).count) ?? 0
  }
}

extension Application {
  /// The names of the parameters of Systems Manager that functions take values from, sorted.
  public var storedParameters: [String] {
    let values = functions.flatMap(\.environment.values)
    return Set(
      values.compactMap { value in
        if case .stored(let parameter) = value { parameter.name } else { nil }
      }
    ).sorted()
  }
}
