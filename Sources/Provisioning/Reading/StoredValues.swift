public import AWSClient
public import Manifest
import Primitives

/// What parameters of Systems Manager hold, of those that functions take values from.
enum StoredValues {
  /// Reads the values by the parameters' names, ten in a call.
  ///
  /// Only what is to be copied even if it is encrypted is asked for decrypted. It throws
  /// `ServiceError` if it could not be asked for, and `StoredValueError` if a function cannot be
  /// given what it is to have.
  static func read(for application: Application, _ ssm: SSM) async throws -> [String: Secret] {
    let variables = application.functions.flatMap(\.storedVariables)
    let copied = Set(variables.filter { $0.parameter.encrypted == .copied }.map(\.parameter.name))
    let others = Set(variables.map(\.parameter.name)).subtracting(copied)
    let batches =
      copied.batches.map { Batch(names: $0, decryption: .all) }
      + others.batches.map { Batch(names: $0, decryption: .none) }
    let answers = try await batches.concurrentMap { try await $0.answers(ssm) }
    let found = answers.reduce(into: [:]) { $0.merge($1) { $1 } }

    let values = found.compactMapValues(\.parameter?.value)
    let obstacles =
      variables.compactMap { variable in
        StoredValueError.Obstacle(variable, found[variable.parameter.name])
      } + application.functions.compactMap { StoredValueError.Obstacle(sizeOf: $0, values) }
    guard obstacles.isEmpty else { throw StoredValueError(obstacles: obstacles) }
    return values
  }

  /// What came of asking for a parameter.
  fileprivate enum Answer {
    case given(SSM.Parameter)
    case missing
    case refused(ServiceError)

    var parameter: SSM.Parameter? {
      if case .given(let parameter) = self { parameter } else { nil }
    }
  }

  /// Parameters that are asked for with one call.
  private struct Batch {
    var names: [String]
    var decryption: SSM.Decryption

    /// What came of each; nothing of those that were refused for another's sake.
    func answers(_ ssm: SSM) async throws -> [String: Answer] {
      do throws(ServiceError) {
        let given = try await ssm.parameters(names, decryption).map { ($0.name, Answer.given($0)) }
        return Dictionary(names.map { ($0, .missing) } + given, uniquingKeysWith: { $1 })
      } catch {
        guard error.code == "AccessDeniedException" else { throw error }
        let named = names.filter(error.names)
        // The key's own refusal names no parameter: it may be any of them.
        return Dictionary(
          (named.isEmpty ? names : named).map { ($0, .refused(error)) }, uniquingKeysWith: { $1 })
      }
    }
  }
}

/// A variable of a function that takes its value from a parameter.
public struct StoredVariable: Sendable, Equatable {
  /// The function's name in the manifest.
  public var function: String
  /// The variable's name.
  public var name: String
  /// The parameter.
  public var parameter: Manifest.Function.StoredParameter

  /// A variable of its parts.
  public init(function: String, name: String, parameter: Manifest.Function.StoredParameter) {
    self.function = function
    self.name = name
    self.parameter = parameter
  }
}

/// Parameters do not hold what functions are to be given: all that stands in the way.
public struct StoredValueError: Error {
  /// What stands in the way.
  public var obstacles: [Obstacle]

  /// Why a variable cannot be set.
  public struct Obstacle: Sendable {
    /// The variable.
    public var variable: StoredVariable
    /// Why.
    public var reason: Reason

    /// An obstacle of its parts.
    public init(variable: StoredVariable, reason: Reason) {
      self.variable = variable
      self.reason = reason
    }
  }

  /// Why a variable cannot be set to what a parameter holds.
  public enum Reason: Sendable {
    /// There is no such parameter in the region.
    case missing
    /// It is kept encrypted, and is not said to be copied.
    case encrypted
    /// It is a list of texts.
    case list
    /// Systems Manager does not give it to these credentials.
    case refused(ServiceError)
    /// With it the function's environment has more bytes than Lambda allows.
    case environmentTooLarge(Int)
  }
}

extension StoredValueError.Obstacle {
  /// What stands between a variable and the value of its parameter; nil if nothing does, or if
  /// that is not known for another obstacle.
  fileprivate init?(_ variable: StoredVariable, _ answer: StoredValues.Answer?) {
    self.variable = variable
    switch answer {
    case nil: return nil
    case .missing: reason = .missing
    case .refused(let error): reason = .refused(error)
    case .given(let parameter):
      switch parameter.type {
      case .string: return nil
      case .secureString where variable.parameter.encrypted == .copied: return nil
      case .secureString: reason = .encrypted
      case .stringList: reason = .list
      }
    }
  }

  /// A function that has too much to remember with what was found; nil if it has not.
  fileprivate init?(sizeOf function: Manifest.Function, _ values: [String: Secret]) {
    let size = function.environmentSize(storedValues: values)
    guard size > Manifest.Function.largestEnvironment, let first = function.storedVariables.first
    else { return nil }
    variable = first
    reason = .environmentTooLarge(size)
  }
}

extension Manifest.Function {
  /// The variables that take their values from parameters, by name.
  fileprivate var storedVariables: [StoredVariable] {
    environment.sorted { $0.key < $1.key }.compactMap { variable, value in
      guard case .stored(let parameter) = value else { return nil }
      return StoredVariable(function: name, name: variable, parameter: parameter)
    }
  }
}

extension Set<String> {
  /// The names in as few calls as there can be.
  fileprivate var batches: [[String]] {
    let names = sorted()
    return stride(from: 0, to: names.count, by: SSM.mostNames).map {
      Array(names[$0..<Swift.min($0 + SSM.mostNames, names.count)])
    }
  }
}

extension ServiceError {
  /// Whether a refusal is about a parameter, by the end of its ARN.
  fileprivate func names(_ parameter: String) -> Bool {
    guard case .refused(_, _, let message) = cause else { return false }
    let path = parameter.hasPrefix("/") ? parameter : "/\(parameter)"
    return message.split(separator: " ").contains { $0.hasSuffix(":parameter\(path)") }
  }
}
