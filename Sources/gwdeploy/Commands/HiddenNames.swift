import ArgumentParser

// The words that other tools use for what these commands do. They work, and no help shows them.

/// `gwdeploy deploy`, as `up`.
struct DeployName: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "deploy", shouldDisplay: false)

  @OptionGroup var command: UpCommand

  func run() async throws { try await command.run() }
}

/// `gwdeploy diff`, as `plan`.
struct DiffName: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "diff", shouldDisplay: false)

  @OptionGroup var command: PlanCommand

  func run() async throws { try await command.run() }
}

/// `gwdeploy remove` and `gwdeploy destroy`, as `down`.
struct RemoveName: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", shouldDisplay: false, aliases: ["destroy"])

  @OptionGroup var command: DownCommand

  func run() async throws { try await command.run() }
}
