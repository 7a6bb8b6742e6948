/// Security Token Service, as far as it says who is calling.
enum STS {
  static let service = QueryService(
    name: "sts", reach: .regional, version: "2011-06-15",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    operations: ["GetCallerIdentity": getCallerIdentity])

  private static func getCallerIdentity(
    _ account: inout Account, _ form: Form
  ) throws(Fault) -> Reply {
    try form.allow()
    return .ok([
      XML("Arn", "arn:\(account.partition):iam::\(account.id):user/local"),
      XML("UserId", "AIDALOCALCLOUDUSER000"),
      XML("Account", account.id),
    ])
  }
}
