extension ObjectSchema {
  /// A package in a bucket.
  static let s3Code = ObjectSchema(
    name: "code in S3",
    fields: [
      Field("s3", .object(s3Object), "A package in a bucket of the region.", presence: .required)
    ], mark: "s3")

  private static let s3Object = ObjectSchema(
    name: "an object of S3",
    fields: [
      Field(
        "bucket", .scalar(.pattern(.bucket)), "The bucket, in the function's region.",
        presence: .required),
      Field("key", .scalar(.text), "The object's key.", presence: .required),
      Field(
        "version", .scalar(.text),
        "The object's version; without it a changed object under the same key is not noticed."),
    ])

  /// Where packages go that are too large for a call.
  static let packages = ObjectSchema(
    name: "the entry for packages",
    fields: [
      Field(
        "bucket", .scalar(.pattern(.bucket)),
        "A bucket in the functions' region, which stays as it is but for what is put there.",
        presence: .required)
    ])

  /// A container image.
  static let imageCode = ObjectSchema(
    name: "a container image",
    fields: [
      Field(
        "image", .scalar(.pattern(.imageURI)),
        "Its URI in the region's registry, with a tag or a digest.", presence: .required)
    ], mark: "image")

  /// What is different from an image's own settings.
  static let imageConfig = ObjectSchema(
    name: "the settings of an image",
    fields: [
      Field("command", .list(of: .scalar(.text)), "Instead of the image's CMD."),
      Field("entryPoint", .list(of: .scalar(.text)), "Instead of the image's ENTRYPOINT."),
      Field("workingDirectory", .scalar(.text), "Instead of the image's WORKDIR."),
    ])
}

extension TextPattern {
  fileprivate static let bucket = TextPattern(
    "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket")

  /// Lambda's rule for images: a private repository of ECR.
  fileprivate static let imageURI = TextPattern(
    "[0-9]{12}[.]dkr[.]ecr[.][a-z0-9-]+[.]amazonaws[.][a-z.]+/[a-z0-9._/-]+(:[A-Za-z0-9_.-]+|@sha256:[a-f0-9]{64})",
    "an image of ECR such as `123456789012.dkr.ecr.us-east-1.amazonaws.com/name:tag`")
}
