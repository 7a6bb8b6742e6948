import Provisioning

extension Problem {
  /// Evidence that could not be read.
  init(_ gap: Inventory.Gap) {
    self.init(gap.error)
    code = "missing-permission"
    summary = "The \(gap.evidence.rawValue) could not be read"
    hint = "what is not certain without them is not listed; the permission to read them gives more"
  }
}
