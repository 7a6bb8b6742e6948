import Manifest

extension Function {
  /// What it says beyond what every function says, a line each.
  var settingLines: [String] {
    var lines: [String] = []
    if code.origin != .project { lines.append("  \(code.origin)") }
    if let imageConfig { lines.append("  \(imageConfig)") }
    if tracing == .active { lines.append("  traced") }
    if snapStart == .on { lines.append("  starts from snapshots") }
    if ephemeralStorage != 512 { lines.append("  /tmp \(ephemeralStorage) MiB") }
    lines += layers.map { "  layer \($0)" }
    if let vpc { lines.append("  vpc \(vpc.subnets) \(vpc.securityGroups)") }
    if logging != Logging() {
      let levels = "\(logging.level ?? "-") \(logging.systemLevel ?? "-")"
      lines.append("  logs \(logging.format) \(levels) to \(logging.group ?? "its own")")
    }
    if let deadLetterTarget { lines.append("  dead letters to \(deadLetterTarget)") }
    if let kmsKey { lines.append("  key \(kmsKey)") }
    lines += fileSystems.map { "  \($0.path) is \($0.accessPoint)" }
    if let reservedConcurrency { lines.append("  reserved \(reservedConcurrency)") }
    if let provisionedConcurrency { lines.append("  provisioned \(provisionedConcurrency)") }
    lines += permissions.allow.map { "  allow \($0.action) on \($0.resources)" }
    lines += permissions.statements.map { "  statement \($0)" }
    lines += permissions.policies.map { "  policy \($0)" }
    if let boundary = permissions.boundary { lines.append("  bounded by \(boundary)") }
    return lines
  }
}
