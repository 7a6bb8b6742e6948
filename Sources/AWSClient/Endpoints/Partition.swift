/// A part of AWS with accounts, ARNs and host names of its own.
///
/// Source: `partitions.json` and the endpoint rules of `iam` in botocore 1.43 and 1.44.
public struct Partition: Sendable, Hashable {
  /// What stands between `iam` and the suffix in the hosts of IAM, which has one endpoint for all
  /// regions; empty if nothing does.
  struct GlobalLabels: Sendable, Hashable {
    var plain: String
    var dualStack: String
    var fips: String
    var fipsAndDualStack: String
  }

  /// The second part of its ARNs, such as `aws` or `aws-us-gov`.
  public let id: String
  /// What its host names end in, such as `amazonaws.com`.
  public let dnsSuffix: String
  /// What its host names end in where they have IPv6 addresses as well, such as `api.aws`.
  let dualStackSuffix: String
  /// The region that requests to its global services (IAM) are signed for.
  public let globalRegion: Region
  /// The hosts of IAM.
  let globalLabels: GlobalLabels
  /// What the codes of its regions begin with, before a word and a number.
  let regionPrefixes: [String]

  private init(
    _ id: String, _ dnsSuffix: String, dualStack: String, globalRegion: String,
    globalLabels: GlobalLabels, regionPrefixes: String...
  ) {
    self.id = id
    self.dnsSuffix = dnsSuffix
    dualStackSuffix = dualStack
    self.globalRegion = Region(rawValue: globalRegion)
    self.globalLabels = globalLabels
    self.regionPrefixes = regionPrefixes
  }

  /// The commercial regions, and any region that is not known.
  public static let aws = Partition(
    "aws", "amazonaws.com", dualStack: "api.aws", globalRegion: "us-east-1",
    globalLabels: GlobalLabels(
      plain: "", dualStack: "global", fips: "", fipsAndDualStack: "global"))

  /// GovCloud, whose FIPS endpoints mostly are the plain ones.
  static let govCloud = Partition(
    "aws-us-gov", "amazonaws.com", dualStack: "api.aws", globalRegion: "us-gov-west-1",
    globalLabels: GlobalLabels(
      plain: "us-gov", dualStack: "us-gov", fips: "us-gov", fipsAndDualStack: "us-gov"),
    regionPrefixes: "us-gov-")

  /// All partitions that are told by the form of their regions; the commercial one is the rest.
  static let all = [
    govCloud,
    Partition(
      "aws-cn", "amazonaws.com.cn", dualStack: "api.amazonwebservices.com.cn",
      globalRegion: "cn-north-1",
      globalLabels: GlobalLabels(
        plain: "cn-north-1", dualStack: "global", fips: "", fipsAndDualStack: ""),
      regionPrefixes: "cn-"),
    Partition(
      "aws-eusc", "amazonaws.eu", dualStack: "api.amazonwebservices.eu",
      globalRegion: "eusc-de-east-1",
      globalLabels: GlobalLabels(
        plain: "eusc-de-east-1", dualStack: "global", fips: "", fipsAndDualStack: ""),
      regionPrefixes: "eusc-de-"),
    Partition(
      "aws-iso", "c2s.ic.gov", dualStack: "api.aws.ic.gov", globalRegion: "us-iso-east-1",
      globalLabels: GlobalLabels(
        plain: "us-iso-east-1", dualStack: "", fips: "us-iso-east-1", fipsAndDualStack: ""),
      regionPrefixes: "us-iso-"),
    Partition(
      "aws-iso-b", "sc2s.sgov.gov", dualStack: "api.aws.scloud", globalRegion: "us-isob-east-1",
      globalLabels: GlobalLabels(
        plain: "us-isob-east-1", dualStack: "", fips: "us-isob-east-1", fipsAndDualStack: ""),
      regionPrefixes: "us-isob-"),
    Partition(
      "aws-iso-e", "cloud.adc-e.uk", dualStack: "api.cloud-aws.adc-e.uk",
      globalRegion: "eu-isoe-west-1",
      globalLabels: GlobalLabels(
        plain: "eu-isoe-west-1", dualStack: "", fips: "", fipsAndDualStack: ""),
      regionPrefixes: "eu-isoe-"),
    Partition(
      "aws-iso-f", "csp.hci.ic.gov", dualStack: "api.aws.hci.ic.gov",
      globalRegion: "us-isof-south-1",
      globalLabels: GlobalLabels(
        plain: "us-isof-south-1", dualStack: "", fips: "", fipsAndDualStack: ""),
      regionPrefixes: "us-isof-"),
  ]
}
