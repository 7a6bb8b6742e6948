internal import Primitives

/// What a method may be, whether made or patched.
enum MethodRules {
  static let noAuthorizer = Fault.Gateway.badRequest(
    "Invalid authorizer ID specified. Setting the authorization type to CUSTOM or "
      + "COGNITO_USER_POOLS requires a valid authorizer.")
  static let noValidator = Fault.Gateway.badRequest(
    "Invalid Request Validator identifier specified")

  static func checked(authorizationType type: String) throws(Fault) -> String {
    switch type {
    case "NONE", "AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS": return type
    default:
      throw .Gateway.badRequest(
        "Invalid authorization type specified. Valid options are NONE,AWS_IAM,CUSTOM,"
          + "COGNITO_USER_POOLS")
    }
  }

  /// Refuses a method that needs an authorizer of the API and names none of that kind.
  static func checkAuthorizer(
    of method: Method, among authorizers: [String: Authorizer]
  ) throws(Fault) {
    guard ["CUSTOM", "COGNITO_USER_POOLS"].contains(method.authorizationType) else { return }
    guard let authorizer = method.authorizerID.flatMap({ authorizers[$0] }),
      authorizer.type.authorizationType == method.authorizationType
    else { throw noAuthorizer }
  }

  /// A map of names to truth values.
  static func flags(_ body: Members, _ name: String) throws(Fault) -> [String: Bool] {
    var flags: [String: Bool] = [:]
    for (key, json) in try body.object(name) ?? [:] {
      guard let flag = json.bool else {
        throw .serialization("class java.lang.String can not be converted to a Boolean")
      }
      flags[key] = flag
    }
    return flags
  }

  static func check(parameters: [String: Bool]) throws(Fault) {
    let pattern =
      /method\.request\.(header|querystring|multivaluequerystring|multivalueheader|path)\.(.+)/
    var names: Set<Substring> = []
    for parameter in parameters.keys.sorted() {
      guard let match = parameter.wholeMatch(of: pattern) else {
        throw Mapping.invalid("Invalid mapping expression specified: \(parameter)")
      }
      guard names.insert(match.2).inserted else {
        throw .Gateway.badRequest(
          "Parameter names must be unique across querystring, header and path")
      }
    }
  }

  static func check(
    models: [String: String], in definition: RestAPI.Definition?
  ) throws(Fault) {
    for (type, model) in models.sorted(by: { $0.key < $1.key }) {
      try Mapping.check(mediaType: type)
      guard definition?.models[model] != nil else {
        throw .Gateway.badRequest("Invalid model identifier specified: \(model)")
      }
    }
  }

  static func check(validator id: String?, in definition: RestAPI.Definition?) throws(Fault) {
    guard id.map({ definition?.requestValidators[$0] != nil }) ?? true else { throw noValidator }
  }

  /// The names of the headers of an answer.
  static func check(headers: [String: Bool]) throws(Fault) {
    for name in headers.keys.sorted()
    where name.wholeMatch(of: /method\.response\.(header|multivalueheader)\..+/) == nil {
      throw Mapping.invalid("Invalid mapping expression specified: \(name)")
    }
  }
}
