import Provisioning

/// What nobody calls, as people read it: a table with the evidence, and a word on the rest.
struct UnusedText {
  private let palette: Palette

  init(_ palette: Palette) { self.palette = palette }

  func text(_ inventory: Inventory) -> String {
    let unused = inventory.unused
    let days = inventory.window.days
    var lines: [String] = []
    if unused.isEmpty {
      lines.append("Nothing that nobody called in \(days) days.")
    } else {
      lines += table(unused, at: inventory.window.end)
      lines.append(palette.bold("\(unused.count) without a call in \(days) days.") + total(unused))
    }
    let expired = inventory.expired
    if !expired.isEmpty {
      lines += ["", ExpiredText(palette).text(expired, at: inventory.window.end)]
    }
    return (lines + rest(inventory)).joined(separator: "\n")
  }

  /// The rows of a table of what nobody calls.
  func table(_ findings: [UsageFinding], at now: Double) -> [String] {
    Table(
      ["API", "STAGE", "ID", "TYPE", "CALLS", "MADE", "DEPLOYED", "OURS", "COSTS", "REFERENCES"],
      findings.map { row($0, at: now) }, palette
    ).lines
  }

  private func row(_ finding: UsageFinding, at now: Double) -> [String] {
    func age(_ moment: Double?) -> String {
      moment.map { "\(Moment.days(from: $0, to: now)) d ago" } ?? "-"
    }
    let cost = finding.costs.reduce(0) { $0 + $1.monthly }
    return [
      finding.api.name, finding.stage?.name ?? "(all)", finding.api.id, finding.api.kind.rawValue,
      finding.requests.map(String.init) ?? "-", age(finding.madeAt), age(finding.deployedAt),
      finding.isOurs ? "yes" : "no", cost > 0 ? "\(Dollars.text(cost))/month" : "-",
      finding.referrers.isEmpty
        ? "-" : finding.referrers.map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", "),
    ]
  }

  /// What of the account is paid for without being called: a stage is a part of its API.
  private func total(_ unused: [UsageFinding]) -> String {
    let whole = Set(unused.filter { $0.stage == nil }.map(\.api.id))
    let counted = unused.filter { $0.stage == nil || !whole.contains($0.api.id) }
    let cost = Set(counted.flatMap { finding in finding.costs.map { Paid(finding, $0) } })
      .reduce(0) { $0 + $1.monthly }
    return cost > 0 ? " Known costs: about \(Dollars.text(cost)) a month." : ""
  }

  private struct Paid: Hashable {
    let owner: String
    let item: String
    let monthly: Double

    init(_ finding: UsageFinding, _ cost: Cost) {
      owner = cost.scope == .shared ? "" : finding.target
      item = cost.item
      monthly = cost.monthly
    }
  }

  /// What is not listed, in numbers, and each of which nothing certain can be said.
  private func rest(_ inventory: Inventory) -> [String] {
    let others = inventory.findings.filter { $0.verdict != .unused }
    let used = others.filter { $0.verdict == .used }.count
    let young = others.filter { $0.verdict == .young }.count
    var lines: [String] = []
    if used + young > 0 {
      lines.append(
        palette.faint("Not listed: \(used) in use, \(young) younger than the window."))
    }
    for finding in others {
      guard let reason = finding.verdict.reason, finding.verdict != .young else { continue }
      lines.append(
        palette.faint("Not certain: \(finding.api.name) (\(finding.target)): \(reason)."))
    }
    return lines
  }
}
