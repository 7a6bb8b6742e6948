/// A command that makes files before they are packed.
///
/// What it makes is the same for every stage, so that nothing of a stage reaches it.
public struct Build: Sendable, Equatable {
  /// What a shell runs.
  public var command: String
  /// The folder it runs in, relative to the manifest's.
  public var folder: String
  /// Patterns of the files it depends on, in the syntax of `.gitignore`, relative to the manifest's
  /// folder; without any it is run each time.
  public var inputs: [String]
  /// The files and folders it makes, relative to the manifest's folder.
  public var outputs: [String]
  /// Where the manifest speaks of it.
  public var location: Location

  /// A build of all its parts.
  public init(
    command: String, folder: String = ".", inputs: [String] = [], outputs: [String] = [],
    location: Location = .start
  ) {
    self.command = command
    self.folder = folder
    self.inputs = inputs
    self.outputs = outputs
    self.location = location
  }

  /// Whether it makes a file or folder, as far as the manifest says; a build that does not say what
  /// it makes may make anything.
  func makes(_ path: String) -> Bool {
    outputs.isEmpty || outputs.contains { FolderPath($0).contains(FolderPath(path)) }
  }
}

extension Application {
  /// All builds in the order in which they run: the project's, then those of layers and functions;
  /// one that several of them name is run once.
  public var builds: [Build] {
    let own = layers.compactMap(\.code.build) + functions.compactMap(\.code.build)
    return ([build].compactMap(\.self) + own).reduce(into: []) { builds, build in
      let twin = builds.firstIndex { ($0.command, $0.folder) == (build.command, build.folder) }
      guard let twin else { return builds.append(build) }
      builds[twin].outputs += build.outputs
      // What depends on everything does so together with others too.
      let isUnbound = builds[twin].inputs.isEmpty || build.inputs.isEmpty
      builds[twin].inputs = isUnbound ? [] : builds[twin].inputs + build.inputs
    }
  }

  /// Whether a build makes code, so that it need not be there before.
  public func isBuilt(_ code: Function.Code) -> Bool {
    code.build != nil || build?.makes(code.path) == true
  }
}

/// A path below the manifest's folder, by its parts.
private struct FolderPath {
  private let parts: [Substring]

  init(_ path: String) { parts = path.split(separator: "/").filter { $0 != "." } }

  /// Whether another path is this one or below it.
  func contains(_ other: FolderPath) -> Bool { other.parts.starts(with: parts) }
}
