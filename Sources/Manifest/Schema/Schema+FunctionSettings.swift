extension ObjectSchema {
  /// What a published version keeps of a function, so that each stage may have its own.
  static let versionedFunctionFields = [
    Field(
      "timeout", .scalar(.duration(.seconds(1)...(.seconds(900)), step: .seconds(1))),
      "How long it may run: 1s to 900s; 3s by default."),
    Field("memory", .scalar(.size(128...10_240)), "128MB (default) to 10240MB."),
    Field("environment", .map(.environment), "Environment variables."),
    Field(
      "imageConfig", .object(imageConfig), "What is different from a container image's own."),
    Field("tracing", .scalar(.boolean), "Whether X-Ray traces all invocations."),
    Field(
      "ephemeralStorage", .scalar(.size(512...10_240)),
      "The size of /tmp: 512MB (default) to 10240MB."),
    Field(
      "layers", .list(of: .scalar(.pattern(.layer))),
      "Up to five layers by name or ARN, each over those before it."),
    Field("vpc", .object(vpc), "The network of the account that it runs in."),
    Field(
      "snapStart", .scalar(.boolean), "Whether versions start from a snapshot made beforehand."),
    Field(
      "deadLetter", .scalar(.pattern(.deadLetterARN)),
      "The queue or topic for asynchronous events that it could not handle."),
    Field(
      "kmsKey", .scalar(.pattern(.keyARN)),
      "The key that its environment is encrypted with; Lambda's own by default."),
    Field(
      "fileSystems", .map(.fileSystems),
      "A file system of EFS: where it is seen, and the ARN of its access point."),
  ]

  /// What a stage may say of the logs: what a version keeps.
  static let versionedLogs = ObjectSchema(name: "the entry for logs", fields: versionedLogFields)

  static let versionedLogFields = [
    Field(
      "format", .scalar(.enumeration(Function.Logging.Format.allCases.map(\.rawValue))),
      "text (default), or json."),
    Field(
      "level", .scalar(.enumeration(["trace", "debug", "info", "warn", "error", "fatal"])),
      "The least level that is kept; with format: json."),
    Field(
      "systemLevel", .scalar(.enumeration(["debug", "info", "warn"])),
      "The same for what Lambda itself writes; with format: json."),
    Field(
      "group", .scalar(.pattern(.logGroupName)),
      "A log group that is there already, instead of one made for the function."),
  ]

  private static let vpc = ObjectSchema(
    name: "a VPC",
    fields: [
      Field(
        "subnets", .list(of: .scalar(.pattern(.subnet))), "Subnets of one VPC.",
        presence: .required),
      Field(
        "securityGroups", .list(of: .scalar(.pattern(.securityGroup))), "Its security groups.",
        presence: .required),
    ])

  /// What the role of a function may do, one role for all stages that share the function.
  static let functionPermissionFields = [
    Field(
      "allow", .map(.allowances),
      "Actions with what each is allowed on, such as `dynamodb:GetItem: table/users`."),
    Field(
      "statements", .list(of: .document(.json)), "Whole statements of IAM for the role."),
    Field(
      "policies", .list(of: .scalar(.pattern(.policyARN))), "Managed policies, by their ARNs."),
    Field(
      "permissionsBoundary", .scalar(.pattern(.policyARN)),
      "The policy that bounds what the role may do at most."),
  ]
}

extension MapSchema {
  fileprivate static let allowances = MapSchema(
    keyName: "an action such as `dynamodb:GetItem`", keys: .pattern(.action),
    values: .oneOf([.scalar(.text), .list(of: .scalar(.text))]))

  fileprivate static let fileSystems = MapSchema(
    keyName: "a place below `/mnt/`", keys: .pattern(.mountPath),
    values: .scalar(.pattern(.accessPointARN)))
}

extension TextPattern {
  /// The name of a layer of the manifest, or the ARN of a version of another's.
  fileprivate static let layer = TextPattern(
    "[A-Za-z][A-Za-z0-9_-]*|arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+",
    "the name of a layer under `layers:`, or the ARN of a layer's version")

  fileprivate static let subnet = TextPattern("subnet-[0-9a-z]+", "an id such as `subnet-1a2b3c4d`")

  fileprivate static let securityGroup = TextPattern(
    "sg-[0-9a-zA-Z]+", "an id such as `sg-1a2b3c4d`")

  fileprivate static let deadLetterARN = TextPattern(
    "arn:aws[a-z-]*:(sqs|sns):[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+",
    "the ARN of a queue or topic such as `arn:aws:sqs:us-east-1:123456789012:failed`")

  fileprivate static let keyARN = TextPattern(
    "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
    "the ARN of a key such as `arn:aws:kms:us-east-1:123456789012:key/1a2b`")

  fileprivate static let accessPointARN = TextPattern(
    "arn:aws[a-z-]*:elasticfilesystem:[a-z0-9-]+:[0-9]{12}:access-point/fsap-[a-f0-9]{17}",
    "the ARN of an access point of EFS")

  fileprivate static let mountPath = TextPattern(
    "/mnt/[A-Za-z0-9_.-]{1,155}", "`/mnt/` and a name")

  /// CloudWatch Logs' rule for the names of log groups.
  fileprivate static let logGroupName = TextPattern(
    "[.\\-_/#A-Za-z0-9]{1,512}", "up to 512 letters, digits and `.-_/#`")

  fileprivate static let action = TextPattern(
    "[a-z0-9-]+:[A-Za-z0-9*?]+", "a service and an action such as `dynamodb:GetItem`")

  fileprivate static let policyARN = TextPattern(
    "arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[!-~]{1,512}",
    "the ARN of a policy such as `arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess`")
}
