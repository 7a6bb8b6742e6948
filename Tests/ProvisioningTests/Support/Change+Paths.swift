@testable import Provisioning

extension Provisioning.Change {
  /// The attributes that differ, without the record of what the manifest wants.
  var paths: [String] { differences.map(\.path).filter { $0 != "tags.\(World.settingsTag)" } }
}
