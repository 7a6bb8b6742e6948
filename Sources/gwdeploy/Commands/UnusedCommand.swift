import AWSClient
import ArgumentParser
import Provisioning

/// `gwdeploy unused`: what nobody calls, and the way to be rid of it.
struct UnusedCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unused",
    abstract: "Lists the APIs and stages of the account and region that nobody calls.",
    discussion: """
      Needs no manifest, and looks at what is not ours as well. What was called, is younger than \
      the window, shares its name with an API that was called, or cannot be told about for lack \
      of evidence is never listed. Exit status 0 whether or not there are any.

      With --delete what is listed and ours is deleted, stages before APIs, at AWS's pace of one \
      REST API in 30 s, and looked at again before. What is deleted is kept in files first, from \
      which `gwdeploy restore` brings it back.
      """)

  @OptionGroup var account: AccountOptions
  @OptionGroup var consent: ConsentOptions

  @Option(help: "How many days without a call: 1 to 455.")
  var days = 30

  @Flag(help: "Delete what is listed and ours.")
  var delete = false

  @Flag(help: "Delete what is not ours as well.")
  var includeForeign = false

  @Flag(help: "List stages past their time instead (`expires` in the manifest).")
  var expired = false

  @Option(help: "With --delete: the folder that definitions are kept in.")
  var keepIn = ".gwdeploy/removed"

  @Option(help: "With --expired --delete: the name of a protected stage, to take it down as well.")
  var allow: String?

  @Argument(
    help: "With --delete: only these, as ID or ID/STAGE, also if they are foreign or uncertain.")
  var targets: [String] = []

  func validate() throws {
    guard 1...Window.longest ~= days else {
      throw ValidationError("--days must be 1 to \(Window.longest): CloudWatch keeps no more.")
    }
    guard delete || (targets.isEmpty && !includeForeign) else {
      throw ValidationError("Names of APIs and --include-foreign go with --delete.")
    }
    guard !expired || (targets.isEmpty && !includeForeign) else {
      throw ValidationError("--expired is about what is ours: it takes no names.")
    }
  }

  func run() async throws {
    try await CommandRun.run(account.output) { run in
      let client = try await run.connect(account)
      let survey = UsageSurvey(
        days: days, account: run.identity?.account ?? "", client: client, time: .system)
      let inventory = try await survey.inventory()
      run.warn(inventory.gaps.map(Problem.init))
      if expired {
        try await ExpiredRemoval(run, client, survey, consent: consent, allow: allow)
          .run(inventory, delete: delete)
      } else if delete {
        let scope = Clearance.Scope(
          owners: includeForeign ? .all : .ours, targets: Set(targets))
        try refuseUnknown(inventory)
        try await ClearanceApplication(run, survey, consent: consent, folder: keepIn)
          .run(inventory, scope)
      } else {
        let text = UnusedText(run.session.console.palette(.output))
        try run.finish(UnusedDocument(inventory, client.tally), text: text.text(inventory))
      }
    }
  }

  /// Whoever names something must mean something that is there.
  private func refuseUnknown(_ inventory: Inventory) throws {
    let known = Set(inventory.findings.map(\.target))
    let unknown = targets.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw CommandFailure(
        unknown.map {
          Problem(
            code: "unknown-target", summary: "There is no \($0)",
            detail: "Neither an API nor a stage of one in this account and region is called so.",
            hint: "write ID or ID/STAGE, as `gwdeploy unused` lists them")
        }, status: .refused)
    }
  }
}
