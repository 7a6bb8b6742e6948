extension ObjectSchema {
  /// What a stage says of its custom domain name.
  static let domain = ObjectSchema(
    name: "a domain",
    fields: [
      Field(
        "name", .scalar(.pattern(.domainName)), "The custom domain name, such as api.example.com.",
        presence: .required),
      Field(
        "path", .scalar(.pattern(.basePath)),
        "The first segment of the paths that lead to the stage; without it all of them do."),
      Field(
        "certificate", .scalar(.pattern(.certificateARN)),
        "The ARN of the certificate in ACM with which the domain is made; without it the domain is"
          + " there already."),
      Field(
        "securityPolicy",
        .scalar(.enumeration(Domain.SecurityPolicy.allCases.map(\.rawValue))),
        "The oldest TLS that callers may speak: TLS_1_2 (default) or TLS_1_0."),
      Field("mutualTLS", .object(mutualTLS), "What the certificates of callers are held against."),
      Field(
        "ownershipCertificate", .scalar(.pattern(.certificateARN)),
        "The ARN of a public certificate that proves whose the domain is, where `certificate` is"
          + " imported or private and there is mutual TLS."),
    ])

  private static let mutualTLS = ObjectSchema(
    name: "mutual TLS",
    fields: [
      Field(
        "truststore", .scalar(.pattern(.truststore)),
        "The file in S3 with the certificates of the authorities.", presence: .required),
      Field(
        "version", .scalar(.pattern(.objectVersion)),
        "The version of the file, in a bucket that keeps versions."),
    ])
}

extension TextPattern {
  private static let label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"

  fileprivate static let domainName = TextPattern(
    "\(label)(\\.\(label))+", "a domain name in lower case such as `api.example.com`")

  /// API Gateway takes `$!*'()` as well, which tags do not.
  fileprivate static let basePath = TextPattern(
    "[A-Za-z0-9._+-]{1,128}", "one segment of a path, without slashes, such as `v1`")

  fileprivate static let certificateARN = TextPattern(
    "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+",
    "the ARN of a certificate in ACM such as `arn:aws:acm:us-east-1:123456789012:certificate/id`")

  fileprivate static let truststore = TextPattern(
    "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^\\s]{1,1024}",
    "a file in S3 such as `s3://bucket/truststore.pem`")

  fileprivate static let objectVersion = TextPattern(
    "[^\\s]{1,1024}", "the id of a version of an object in S3")
}
