/// What other tools' words (SAM, CloudFormation, the Serverless Framework) are called here.
enum ForeignWords {
  /// Their keys in lower case, and ours.
  private static let keys = [
    "memorysize": "memory",
    "codeuri": "code",
    "handlerpath": "handler",
    "package": "code",
    "architectures": "architecture",
    "env": "environment",
    "variables": "environment",
    "service": "project",
    "parameters": "params",
    "stagevariables": "variables",
    "retentionindays": "retention",
    "logretentionindays": "logs",
    "logretention": "logs",
    "timeoutinmillis": "timeout",
    "endpointtype": "endpoint",
    "endpointconfiguration": "endpoint",
    "paths": "routes",
    "terminationprotection": "protect",
    "deletionprotection": "protect",
    "awsaccountid": "account",
    "accountid": "account",
  ]

  /// Their keys in lower case for which there is no single key of ours, and what to do instead.
  private static let advice = [
    "events": "routes stand under `api: routes:`, each as `GET /path: function`",
    "functionname": "the key above names the function; AWS sees `<project>-<stage>-<function>`",
    "provider": "`region` and `tags` stand at the top, what all functions share under `defaults`",
    "globals": "what all functions share stands under `defaults: function:`",
    "resources": "functions stand under `functions:`, routes under `api: routes:`",
    "properties": "write the keys directly under the name",
    "transform": "this is not a CloudFormation template: leave it out",
    "awstemplateformatversion": "this is not a CloudFormation template: leave it out",
    "frameworkversion": "leave it out",
    "custom": "values that differ between stages stand under `stages: <name>: params:`",
    "outputs": "leave it out: `gwdeploy status` prints the URL",
    "plugins": "leave it out",
  ]

  /// What to write instead of a key that an object does not have.
  static func hint(for key: String, among keys: [String]) -> String? {
    let lowercased = key.lowercased()
    let nearest = Spelling.nearest(to: key, among: keys)
    if let nearest, nearest.lowercased() == lowercased { return "did you mean `\(nearest)`?" }
    if let ours = Self.keys[lowercased], keys.contains(ours) { return "did you mean `\(ours)`?" }
    if let advice = advice[lowercased] { return advice }
    return nearest.map { "did you mean `\($0)`?" }
  }
}
