import Provisioning

/// One line of a plan, and what differs below it.
struct PlanEntry: Equatable {
  var action: Change.Action
  /// What it is about, such as `function hello`.
  var title: String
  /// Why, or what goes with it; empty if there is nothing to say.
  var remark = ""
  var differences: [Difference] = []
}

extension PlanEntry {
  /// What a function, or a route, is not made without.
  private static let selfEvident: Set<Kind> = [.version, .integration]

  /// Changes that people think of as one: those that say nothing by themselves stand in the remark
  /// of the first.
  ///
  /// They are given with the one that leads first. A creation or deletion takes all of its action
  /// along; a change in place those of which only what AWS will choose differs.
  static func folding(
    _ changes: [Change], title: (Change) -> String
  ) -> [PlanEntry] {
    var entries: [PlanEntry] = []
    var rest = changes[...]
    while let lead = rest.popFirst() {
      let followers = rest.filter { $0.action == lead.action && $0.follows }
      rest.removeAll { $0.action == lead.action && $0.follows }
      let with = followers.map(\.id.kind).filter { !selfEvident.contains($0) }.map(\.words)
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let remarks = [lead.reason, with.isEmpty ? "" : "with \(with.joined(separator: ", "))"]
      entries.append(
        PlanEntry(
          action: lead.action, title: title(lead),
          remark: remarks.filter { !$0.isEmpty }.joined(separator: "; "),
          differences: lead.action == .create ? [] : lead.tellingDifferences))
    }
    return entries
  }
}

extension Change {
  /// What differs, without what only AWS will choose.
  fileprivate var tellingDifferences: [Difference] {
    differences.filter { difference in
      if case .reference = difference.after { false } else { true }
    }
  }

  /// Whether there is nothing to say of it beside that it is done with another.
  fileprivate var follows: Bool {
    guard reason.isEmpty else { return false }
    return action == .create || action == .delete || tellingDifferences.isEmpty
  }
}

extension Kind {
  /// The kind as a word of a sentence.
  var words: String { rawValue.replacing("-", with: " ") }
}
