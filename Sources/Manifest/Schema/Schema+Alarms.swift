extension MapSchema {
  static let alarms = MapSchema(
    keyName: "the name of an alarm", keys: .pattern(.alarmName), values: .object(.alarm),
    fixed: [
      Field(
        "recommended", .object(.recommendedAlarms),
        "A sensible set of alarms; one of the same name here changes what it says.")
    ])
}

extension ObjectSchema {
  /// What an alarm says; what it lacks it may have from a recommended one of its name.
  fileprivate static let alarm = ObjectSchema(
    name: "an alarm",
    fields: [
      Field("metric", .scalar(.text), "The metric, such as 5XXError, or Errors of a function."),
      Field(
        "function", .scalar(.pattern(.functionName)),
        "The function that is watched, instead of the API."),
      Field(
        "route", .scalar(.text),
        "The route that is watched, such as GET /users; needs detailed metrics."),
      Field(
        "statistic", .scalar(.pattern(.statistic)),
        "Sum, Average, Minimum, Maximum, SampleCount, or a percentile such as p95."),
      Field(
        "period",
        .scalar(
          .duration(.seconds(60)...(.days(1)), step: .seconds(60))),
        "What the statistic is of: 1m to 1d; 5m by default."),
      Field(
        "periods", .scalar(.integer(1...10_080)), "How many periods are looked at; 1 by default."),
      Field(
        "datapoints", .scalar(.integer(1...10_080)),
        "In how many of them it must be so; in all by default."),
      Field("above", .scalar(.threshold), "It goes off above this: 10, 2s or 5%."),
      Field("atLeast", .scalar(.threshold), "It goes off at this or above."),
      Field("below", .scalar(.threshold), "It goes off below this."),
      Field("atMost", .scalar(.threshold), "It goes off at this or below."),
      Field(
        "missingData", .scalar(.enumeration(Alarm.MissingData.allCases.map(\.rawValue))),
        "What a period without data counts as; by default what zero would count as."),
      Field(
        "description",
        .scalar(.pattern(TextPattern("[\\s\\S]{0,1024}", "at most 1024 characters"))),
        "What the console and messages show."),
    ] + actions + [stages])

  fileprivate static let recommendedAlarms = ObjectSchema(
    name: "the entry for recommended alarms",
    fields: actions + [
      Field(
        "except", .list(of: .scalar(.pattern(.alarmName))), "The names of those that are not made."),
      stages,
    ])

  private static let actions = [
    Field("notify", actionList, "ARNs of who is told when it goes off, such as an SNS topic's."),
    Field("ok", actionList, "ARNs of who is told when it is over."),
    Field("insufficient", actionList, "ARNs of who is told when there is not enough data."),
  ]

  private static let actionList = Schema.list(of: .scalar(.pattern(.actionARN)))

  private static let stages = Field(
    "stages", .list(of: .scalar(.pattern(.stagePattern))),
    "The stages that have it, by name or pattern; all by default.", placeholders: .refused)
}

extension TextPattern {
  fileprivate static let alarmName = TextPattern(
    "[A-Za-z0-9][A-Za-z0-9_-]*", "letters, digits, `-` and `_`, no sign first")

  static let statistic = TextPattern(
    "Sum|Average|Minimum|Maximum|SampleCount|IQM|(p|tm|wm|tc|ts)(100|[0-9]{1,2}([.][0-9]{1,10})?)",
    "`Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile such as `p95`")

  fileprivate static let actionARN = TextPattern(
    "arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:[!-~]+",
    "an ARN such as `arn:aws:sns:us-east-1:123456789012:oncall`")
}
