/// WAF, version 2: which web ACL looks at the calls of a stage.
enum WAF {
  static let service = TargetService(
    name: "wafv2", prefix: "AWSWAF_20190729",
    operations: [
      "AssociateWebACL": WebACLAssociations.associate,
      "DisassociateWebACL": WebACLAssociations.disassociate,
      "GetWebACLForResource": WebACLAssociations.get,
    ])
}
