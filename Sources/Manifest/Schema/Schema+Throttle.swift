extension ObjectSchema {
  /// How many requests are let through, of a stage, a route or a usage plan.
  static let throttle = ObjectSchema(
    name: "a throttle",
    fields: [
      Field(
        "rate", .scalar(.rate), "Requests a second in the long run, such as 100/s.",
        presence: .required),
      Field(
        "burst", .scalar(.integer(0...2_147_483_647)),
        "Requests at once; as many as come in a second by default."),
    ])
}
