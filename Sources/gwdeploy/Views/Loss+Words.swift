import Provisioning

extension Restorer.Loss {
  /// The loss as a sentence without its end.
  var words: String {
    switch self {
    case .identity(let old):
      "AWS gave it another id than \(old), and with that another URL; who called the old one must "
        + "be told"
    case .permissions:
      "functions allow the old id to call them; `gwdeploy up`, or a new permission, mends that"
    case .referrer(let name): "\(name) must be led to it again"
    case .deployment(let stage):
      "the deployment that the stage \(stage) served is gone, and the API is still there: the "
        + "definition is in the file"
    case .canary(let stage): "the canary of the stage \(stage) is not made again"
    case .webACL(let stage): "the web ACL of the stage \(stage) must be attached again"
    case .usagePlan(let id):
      "the usage plan \(id) is gone; keys' values are never kept"
    case .warning(let warning): "AWS passed over a part of the definition (\(warning))"
    }
  }
}
