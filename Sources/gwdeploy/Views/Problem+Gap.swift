import AWSClient
import Provisioning

extension Problem {
  /// Evidence that could not be read.
  init(_ gap: Inventory.Gap) {
    self.init(gap.error)
    code = gap.error.isDenied ? "missing-permission" : "not-there"
    summary = "The \(gap.evidence.rawValue) could not be read"
    hint =
      gap.error.isDenied
      ? "what is not certain without them is not listed; the permission to read them gives more"
      : nil
  }
}
