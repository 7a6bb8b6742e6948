extension ObjectSchema {
  /// From where an API may be called.
  static let access = ObjectSchema(
    name: "an access",
    fields: [
      Field("allow", .object(callers), "Who is let in; without it everybody."),
      Field("deny", .object(callers), "Who is shut out, whoever is let in."),
    ])

  private static let callers = ObjectSchema(
    name: "an entry for callers",
    fields: [
      Field(
        "ips", .list(of: .scalar(.pattern(.addressRange))),
        "Addresses and ranges, such as 198.51.100.0/24."),
      Field(
        "vpcEndpoints", .list(of: .scalar(.pattern(.vpcEndpoint))),
        "VPC endpoints of a private API."),
      Field(
        "vpcs", .list(of: .scalar(.pattern(.vpc))), "VPCs that a private API is called from."),
      Field(
        "accounts", .list(of: .scalar(.pattern(.account))),
        "Accounts of those who sign their calls (routes with `authorizer: iam`)."),
    ])
}

extension TextPattern {
  static let vpcEndpoint = TextPattern(
    "vpce-[0-9a-f]{8,17}", "the id of a VPC endpoint such as `vpce-1234567890abcdef0`")

  static let vpc = TextPattern("vpc-[0-9a-f]{8,17}", "the id of a VPC such as `vpc-1a2b3c4d`")

  /// An address of IPv4 or IPv6, or a range of them in CIDR notation.
  static let addressRange: TextPattern = {
    let byte = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
    let version4 = "\(byte)(\\.\(byte)){3}(/(3[0-2]|[12]?[0-9]))?"
    let version6 = "[0-9A-Fa-f:]*:[0-9A-Fa-f:]+(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?|::/0"
    return TextPattern(
      "\(version4)|\(version6)", "an address or a range such as `198.51.100.0/24`")
  }()
}
