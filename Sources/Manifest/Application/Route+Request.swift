extension Route {
  /// What a request must be like to be passed on.
  public struct Request: Sendable, Equatable {
    /// Whether an API key must be sent.
    public var apiKey: Presence
    /// The parameters that are declared.
    public var parameters: [Parameter: Presence]
    /// The names of the models that bodies are described by, by media type.
    public var models: [String: String]
    /// What API Gateway holds against the declarations before it passes a request on.
    public var validation: Validation

    /// What is asked of a request.
    public init(
      apiKey: Presence = .optional, parameters: [Parameter: Presence] = [:],
      models: [String: String] = [:], validation: Validation = .none
    ) {
      self.apiKey = apiKey
      self.parameters = parameters
      self.models = models
      self.validation = validation
    }
  }

  /// Whether something must be there.
  public enum Presence: String, Sendable, CaseIterable {
    case optional
    case required
  }

  /// A single value in a request.
  public struct Parameter: Sendable, Hashable {
    /// Where it stands.
    public var place: Place
    /// Its name there.
    public var name: String

    /// The places of parameters.
    public enum Place: String, Sendable, CaseIterable {
      case query
      case header
      case path
    }

    /// A parameter in a place.
    public init(_ place: Place, _ name: String) {
      self.place = place
      self.name = name
    }

    /// A parameter as it is written, such as `query.name`.
    public init?(written text: String) {
      guard let dot = text.firstIndex(of: "."), let place = Place(rawValue: String(text[..<dot]))
      else { return nil }
      self.init(place, String(text[text.index(after: dot)...]))
      if name.isEmpty { return nil }
    }
  }

  /// What API Gateway checks by itself.
  public enum Validation: String, Sendable, CaseIterable {
    case none
    case body
    case parameters
    case bodyAndParameters = "body-and-parameters"
  }
}
