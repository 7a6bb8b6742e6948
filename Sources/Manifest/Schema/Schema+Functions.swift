extension ObjectSchema {
  /// What a function says.
  static let function = ObjectSchema(
    name: "a function",
    fields: [
      Field(
        "runtime", .scalar(.pattern(.runtime)),
        "Lambda's name of the runtime, as python3.12; not of a container image."),
      Field(
        "handler", .scalar(.pattern(.handler)),
        "file.function; not needed for runtimes that begin with provided."),
      Field(
        "code", .oneOf([.scalar(.pattern(.path)), .object(s3Code), .object(imageCode)]),
        "A folder or a .zip file, relative to the manifest, or `{s3: …}`, or `{image: URI}`.",
        presence: .required),
      .build("What makes the code, run before it is packed."),
      Field(
        "exclude", .list(of: .scalar(.text)),
        "Patterns of files to leave out, beside those in .gwdeployignore."),
      Field(
        "architecture", .scalar(.enumeration(Function.Architecture.allCases.map(\.rawValue))),
        "The processor: x86_64 (default) or arm64."),
      Field("role", .scalar(.pattern(.roleARN)), "The role to run as, instead of one made for it."),
      Field("description", .scalar(.pattern(.description)), "What the console shows."),
      Field("logs", .object(logs), "What becomes of its logs."),
      Field("concurrency", .object(concurrency), "How many invocations run at once."),
    ] + functionPermissionFields + versionedFunctionFields)

  /// What is said of a function that is not ours.
  fileprivate static let foreignFunction = ObjectSchema(
    name: "a function that is not ours",
    fields: [
      Field(
        "arn", .scalar(.pattern(.functionARN)),
        "The function's ARN, with an alias or a version or neither; it is used as it stands.",
        presence: .required)
    ], mark: "arn")

  /// What a stage may set on its own: part of a published version, so that stages do not meet.
  fileprivate static let functionOverride = ObjectSchema(
    name: "a stage's entry for a function",
    fields: versionedFunctionFields + [
      Field("logs", .object(versionedLogs), "How its logs are written."),
      Field(
        "concurrency",
        .object(ObjectSchema(name: "the entry for concurrency", fields: [provisioned])),
        "How many invocations are ready beforehand."),
    ])

  private static let concurrency = ObjectSchema(
    name: "the entry for concurrency",
    fields: [
      Field(
        "reserved", .scalar(.integer(0...1_000_000)),
        "How many at once are kept for it, and are its most; 0 stops it."),
      provisioned,
    ])

  private static let provisioned = Field(
    "provisioned", .scalar(.integer(1...1_000_000)),
    "How many are ready beforehand; without it whatever is set stays.")

  private static let logs = ObjectSchema(
    name: "the entry for logs",
    fields: [
      Field(
        "retention", .scalar(.logRetention),
        "How long they are kept; without it whatever is set stays.")
    ] + versionedLogFields)
}

extension MapSchema {
  static let functions = MapSchema(
    keyName: "the name of a function", keys: .pattern(.functionName),
    values: .oneOf([.object(.foreignFunction), .inheriting(.object(.function))]))

  static let functionOverrides = MapSchema(
    keyName: "the name of a function", keys: .pattern(.functionName),
    values: .object(.functionOverride))
}
