extension ObjectSchema {
  fileprivate static let stage = ObjectSchema(
    name: "a stage",
    fields: [
      Field("params", .map(.parameters), "Values for `${param:name}`."),
      Field("variables", .map(.variables), "Stage variables of API Gateway."),
      Field(
        "account", .scalar(.pattern(.account)), "The only account this stage may be deployed to.",
        placeholders: .filledBeforeAWS),
      Field(
        "role", .scalar(.pattern(.roleARN)),
        "The role to assume, with whatever credentials there are, before AWS is asked anything.",
        placeholders: .filledBeforeAWS),
      Field("protect", .scalar(.boolean), "Whether taking it down must be confirmed by name."),
      Field(
        "expires", .scalar(.duration(.seconds(3600)...(.seconds(31_536_000)), step: .seconds(1))),
        "How long after its last release it is past its time: 1h to 365d."),
      Field("functions", .map(.functionOverrides), "What is different for single functions."),
    ] + settings)
}

extension MapSchema {
  static let stages = MapSchema(
    keyName: "the name of a stage, or a pattern such as `pr-*`", keys: .pattern(.stagePattern),
    values: .inheriting(.object(.stage)))

  fileprivate static let parameters = MapSchema(
    keyName: "the name of a parameter", keys: .pattern(.parameterName), values: .scalar(.text))

  fileprivate static let variables = MapSchema(
    keyName: "the name of a stage variable", keys: .pattern(.variableName),
    values: .scalar(.pattern(.variableValue)))
}
