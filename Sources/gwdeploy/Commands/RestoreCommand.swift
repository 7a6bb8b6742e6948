import AWSClient
import ArgumentParser
import FoundationEssentials
import Primitives
import Provisioning

/// `gwdeploy restore`: brings back an API that `unused --delete` deleted.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Brings a REST API back from the file that was kept when it was deleted.",
    discussion: """
      Makes the definition, the stages with their settings and tags, and the attachments to usage \
      plans again. Where the API is still there, and only stages of it were deleted, those come \
      back under their old URLs. What AWS does not give back is said.
      """)

  @OptionGroup var account: AccountOptions
  @OptionGroup var consent: ConsentOptions

  @Argument(help: "The file.", completion: .file(extensions: ["json"]))
  var file: String

  func run() async throws {
    try await CommandRun.run(account.output) { run in
      let kept = try read(run.session)
      let client = try await run.connect(account)
      try refuseElsewhere(kept, run)
      let stages = kept.stages.compactMap { $0["stageName"]?.string }
      run.session.console.note(
        "\(kept.name) (\(kept.id)) of \(Moment(seconds: Double(kept.keptAt)).text), stages: "
          + (stages.isEmpty ? "none" : stages.joined(separator: ", ")))
      try run.confirm("Bring it back?", yes: consent.yes)
      do {
        let outcome = try await Restorer(client, time: .system).restore(kept)
        let urls = outcome.stages.map {
          StageURL(api: outcome.api, stage: $0, client.endpoints).text
        }
        try run.finish(
          RestoreDocument(kept, outcome, urls: urls), text: text(outcome, urls: urls))
      } catch let failure as Restorer.Failure {
        throw CommandFailure([Problem(failure)])
      }
    }
  }

  private func read(_ session: Session) throws(CommandFailure) -> KeptAPI {
    func unreadable(_ detail: String) -> CommandFailure {
      CommandFailure([
        Problem(code: "unreadable", summary: "\(file) cannot be read", detail: detail)
      ])
    }
    guard let text = session.text(of: file) else {
      throw unreadable("There is no such file here, or it may not be read.")
    }
    guard let kept = try? JSONDecoder().decode(KeptAPI.self, from: Data(text.utf8)),
      kept.format == KeptAPI.currentFormat
    else { throw unreadable("It is no file that this version of gwdeploy keeps APIs in.") }
    return kept
  }

  private func refuseElsewhere(_ kept: KeptAPI, _ run: CommandRun) throws(CommandFailure) {
    guard kept.account == run.identity?.account, kept.region == run.identity?.region else {
      throw CommandFailure(
        [
          Problem(
            code: "wrong-account",
            summary: "The API was in the account \(kept.account), region \(kept.region)",
            detail: "What its definition names is there: it is not brought back elsewhere.",
            hint: "choose another profile, or --region \(kept.region)")
        ], status: .refused)
    }
  }

  private func text(_ outcome: Restorer.Outcome, urls: [String]) -> String {
    let back = outcome.stages.isEmpty ? ["Nothing was missing."] : ["API \(outcome.api)"] + urls
    return (back + outcome.losses.map { "Not as it was: \($0.words)." })
      .joined(separator: "\n")
  }
}

extension Problem {
  fileprivate init(_ failure: Restorer.Failure) {
    switch failure {
    case .kind(let kind):
      self.init(
        code: "not-restorable", summary: "An API of the kind \(kind) is not brought back",
        detail: "AWS takes definitions of REST and HTTP APIs only.",
        hint: "what AWS told of it is in the file")
    case .noDefinition:
      self.init(
        code: "not-restorable", summary: "There is no definition in the file",
        detail:
          "The API had no stage, and AWS exports what stages serve. Its paths and methods are "
          + "in the file under `resources`.")
    case .partial(let api, let cause):
      self.init(cause)
      summary = "\(api) was not brought back in full: \(summary)"
      hint = "delete \(api) if it is not the one that was kept, and try again"
    }
  }
}
