extension ObjectSchema {
  /// What a route says in its long form.
  static let route = ObjectSchema(
    name: "a route",
    fields: [
      Field(
        "function", .scalar(.pattern(.functionName)), "The function that answers.",
        presence: .required),
      Field(
        "authorizer",
        .oneOf([.scalar(.pattern(.authorizerName)), .map(.scopedAuthorizer)]),
        "Who may call it: an authorizer, iam, none, or an authorizer with scopes."),
      Field(
        "timeout",
        .scalar(
          .duration(
            .milliseconds(50)...(.seconds(29)), step: .milliseconds(1),
            quota:
              "API Gateway waits 29 s at most unless the account's quota L-E5AE38E3 was raised,"
              + " which is not supported yet; let longer work go on after the answer.")),
        "How long the integration may take: 50ms to 29s (default)."),
    ])
}

extension MapSchema {
  static let routes = MapSchema(
    keyName: "a route such as `GET /users/{id}`", keys: .route,
    values: .oneOf([
      .scalar(.pattern(.functionName)), .inheriting(.object(.route)),
    ]),
    minimum: 1)
}
