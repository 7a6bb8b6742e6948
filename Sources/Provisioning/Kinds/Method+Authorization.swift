import AWSClient

extension Method {
  /// Who may call a method.
  struct Authorization: Sendable, Hashable {
    /// `NONE`, `AWS_IAM`, `CUSTOM` (a Lambda authorizer) or `COGNITO_USER_POOLS`.
    var type: String
    /// The authorizer; an id in a live method, a reference in a desired one; nil for none.
    var authorizer: Value?
    /// The scopes of which a token must have one; none for an identity token.
    var scopes: [String] = []

    static let none = Authorization(type: "NONE")

    var attributes: Attributes {
      var attributes: Attributes = ["authorization": .text(type)]
      attributes["authorizer"] = authorizer
      attributes.add("scopes", scopes)
      return attributes
    }

    /// What makes one authorization of another; differences of other attributes are left out.
    func operations(_ differences: [Difference], authorizerID: String?) -> [PatchOperation] {
      differences.compactMap { difference in
        switch difference.path {
        case "authorization": .replace("/authorizationType", type)
        case "authorizer": .replace("/authorizerId", authorizerID ?? "")
        case let path where path.hasPrefix("scopes."):
          PatchOperation(
            op: difference.after == nil ? .remove : .add, path: "/authorizationScopes",
            value: String(path.dropFirst("scopes.".count)))
        default: nil
        }
      }
    }

    /// The authorizer that must be there.
    var requires: [ResourceID] {
      guard case .reference(.authorizer(let name)) = authorizer else { return [] }
      return [ResourceID(Authorizer.kind, name)]
    }

    /// The id of the authorizer, once it is known; nil for none.
    func authorizerID(in context: ApplyContext) throws(ApplyError) -> String? {
      guard case .reference(let reference) = authorizer else { return nil }
      return try context.value(of: reference)
    }
  }
}

extension Method.Authorization {
  /// A live method's.
  init(_ live: APIGateway.Method) {
    type = live.authorizationType ?? "NONE"
    authorizer = live.authorizerId.map(Value.text)
    scopes = live.authorizationScopes ?? []
  }
}
