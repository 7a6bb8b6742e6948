import ArgumentParser
import AWSClient
import Manifest
import Provisioning

/// What commands that speak to AWS have in common: the project, the client, the world, and how
/// they end.
struct CommandRun {
  let session: Session
  let format: OutputFormat
  let scratch: ScratchFolder
  private(set) var project: String?
  private(set) var stage: String?
  private(set) var identity: IdentityDocument?
  private(set) var warnings: [Problem] = []

  init(_ format: OutputFormat) {
    session = .current()
    scratch = ScratchFolder(below: session.value(of: "TMPDIR") ?? "/tmp")
    self.format = format
  }

  /// Runs a command's body, and ends the program as its failures say.
  static func run(
    _ format: OutputFormat, _ body: (inout CommandRun) async throws -> Void
  ) async throws {
    var run = CommandRun(format)
    defer { run.scratch.remove() }
    do {
      try await body(&run)
    } catch let failure as CommandFailure {
      try run.end(failure)
    } catch let exit as ExitCode {
      throw exit
    } catch {
      try run.end(CommandFailure([Problem(unexpected: error)]))
    }
  }

  /// Reads the manifest for a stage.
  mutating func application(
    _ project: Project, _ options: StageOptions, for purpose: ManifestLoader.Purpose
  ) throws(CommandFailure) -> Application {
    let (application, warnings) = try project.application(
      stage: options.stage ?? session.value(of: "GWDEPLOY_STAGE"), for: purpose)
    self.project = application.project
    stage = application.stage.name
    warn(warnings)
    return application
  }

  /// The document is about several stages, and names none.
  mutating func speakOfAllStages() { stage = nil }

  /// Shows warnings, and remembers them for the document.
  mutating func warn(_ problems: [Problem]) {
    warnings += problems
    let text = ProblemText(session.console.palette(.error))
    for problem in problems { session.console.note(text.warning(problem)) }
  }

  /// A client, and the world that it is to see.
  mutating func connect(
    to destination: Destination, _ options: StageOptions
  ) async throws -> (Client, World) {
    project = destination.project
    stage = destination.stage
    let (client, caller) = try await connect(
      profile: options.profile, region: options.region, manifestRegion: destination.region,
      as: destination.role, verbose: options.verbose)
    if let account = destination.account, account != caller.account {
      throw CommandFailure(
        [
          Problem(
            code: "wrong-account",
            summary: "The stage \(destination.stage) belongs to the account \(account)",
            detail: "The credentials are of the account \(caller.account) (\(caller.arn)).",
            hint: "choose another profile")
        ], status: .refused)
    }
    let world = World(
      project: destination.project, stage: destination.stage, isolation: destination.isolation,
      region: client.endpoints.region, account: caller.account)
    return (client, world)
  }

  /// A client for an account and region as a whole.
  mutating func connect(_ options: AccountOptions) async throws -> Client {
    try await connect(
      profile: options.profile, region: options.region, manifestRegion: nil, as: nil,
      verbose: options.verbose
    ).client
  }

  private mutating func connect(
    profile: String?, region: String?, manifestRegion: String?, as role: String?, verbose: Bool
  ) async throws -> (client: Client, caller: STS.CallerIdentity) {
    let region = try session.region(option: region, manifest: manifestRegion, profile: profile)
    let access = try session.access(
      profile: profile, region: region, observer: verbose ? callLine : nil)
    let client = access.client(as: role)
    let caller = try await access.caller(of: client, as: role)
    identity = IdentityDocument(account: caller.account, region: region.rawValue, arn: caller.arn)
    return (client, caller)
  }

  /// Prints a line for a call of AWS.
  private var callLine: @Sendable (CallRecord) -> Void {
    let console = session.console
    return { console.note(CallText(console.palette(.error)).text($0)) }
  }

  /// Refuses a plan that would touch what is not ours.
  func refuseConflicts(_ plan: Plan) throws(CommandFailure) {
    guard plan.conflicts.isEmpty else {
      throw CommandFailure(plan.conflicts.map { Problem($0) }, status: .refused)
    }
  }

  /// Asks whether to go on.
  func confirm(_ question: String, yes: Bool) throws {
    if yes { return }
    guard session.console.isInteractive, format == .text else {
      throw CommandFailure(
        [
          Problem(
            code: "no-consent", summary: "There is nobody to ask",
            detail: "Without a terminal the plan is applied only if that is said beforehand.",
            hint: "add --yes")
        ], status: .usage)
    }
    guard let answer = session.console.ask("\(question) [y/N] "),
      ["y", "yes"].contains(answer.lowercased())
    else {
      throw CommandFailure(
        [Problem(code: "declined", summary: "Nothing was changed")], status: .refused)
    }
  }

  /// Prints a result in the format that was asked for.
  func finish(
    _ content: some Encodable, text: @autoclosure () -> String, errors: [Problem] = []
  ) throws {
    switch format {
    case .text: try session.console.result(text())
    case .json: try session.console.result(document(content, errors).text())
    }
  }

  /// Shows errors as people read them.
  func show(_ errors: [Problem]) {
    let text = ProblemText(session.console.palette(.error))
    for problem in errors { session.console.note(text.error(problem)) }
  }

  private func end(_ failure: CommandFailure) throws {
    show(failure.problems)
    if format == .json {
      let text = try document(NoContent(), failure.problems).text()
      do throws(Problem) {
        try session.console.result(text)
      } catch {
        if !failure.problems.contains(error) { show([error]) }
      }
    }
    throw failure.status.code
  }

  private func document<Content: Encodable>(
    _ content: Content, _ errors: [Problem]
  ) -> Document<Content> {
    Document(
      project: project, stage: stage,
      identity: identity, warnings: warnings.map(ProblemDocument.init),
      errors: errors.map(ProblemDocument.init),
      content: content)
  }
}
