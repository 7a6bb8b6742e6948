/// A region's code, such as `eu-central-1`; AWS adds to the set, so any text is one.
public struct Region: RawRepresentable, Sendable, Hashable {
  /// The code as AWS writes it.
  public var rawValue: String

  /// A region by its code.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The partition it belongs to, by the form of its code.
  public var partition: Partition {
    Partition.all.first { partition in
      partition.regionPrefixes.contains { rawValue.hasPrefix($0) }
    } ?? .aws
  }
}

/// A part of AWS with accounts, ARNs and host names of its own.
///
/// Source: `partitions.json` of botocore 1.44.
public struct Partition: Sendable, Hashable {
  /// The second part of its ARNs: `aws`, `aws-cn`, `aws-us-gov` or `aws-eusc`.
  public let id: String
  /// What its host names end in, such as `amazonaws.com`.
  public let dnsSuffix: String
  /// The region that requests to its global services (IAM) are signed for.
  public let globalRegion: Region
  /// What the codes of its regions begin with.
  let regionPrefixes: [String]

  /// The commercial regions, and any region that is not known.
  public static let aws = Partition(
    id: "aws", dnsSuffix: "amazonaws.com", globalRegion: Region(rawValue: "us-east-1"),
    regionPrefixes: [])

  /// The partitions with public regions; the commercial one is the rest.
  static let all = [
    Partition(
      id: "aws-cn", dnsSuffix: "amazonaws.com.cn", globalRegion: Region(rawValue: "cn-north-1"),
      regionPrefixes: ["cn-"]),
    Partition(
      id: "aws-us-gov", dnsSuffix: "amazonaws.com",
      globalRegion: Region(rawValue: "us-gov-west-1"), regionPrefixes: ["us-gov-"]),
    Partition(
      id: "aws-eusc", dnsSuffix: "amazonaws.eu",
      globalRegion: Region(rawValue: "eusc-de-east-1"), regionPrefixes: ["eusc-"]),
  ]
}
