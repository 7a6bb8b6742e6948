import Digest
public import Manifest
public import Primitives

/// What an application is in AWS: every resource of its world, as it should be.
public struct Blueprint: Sendable {
  /// The world.
  public let world: World
  /// The stage.
  public let stage: String
  /// The resources, each after what it requires.
  public let resources: [any Resource]
  /// What somebody else must do.
  let notes: [String]

  /// Draws up a valid application, with the code of each function and each layer by its name, and
  /// what parameters of Systems Manager hold by theirs.
  ///
  /// A variable whose parameter's value is not given is left out, and a note says so.
  public init(
    _ application: Application, in world: World, code: [String: FunctionCode],
    layers: [String: FunctionCode] = [:], storedValues: [String: Secret] = [:]
  ) {
    let drawing = Drawing(
      application: application.filledIn(world), world: world, code: code, layerCode: layers,
      storedValues: storedValues)
    self.world = world
    stage = application.stage.name
    resources = drawing.resources
    notes = drawing.notes
  }

  /// The digest of a definition: equal for equal definitions, in whatever order they are written.
  static func digest(of definition: [any Resource]) -> String {
    let lines = definition.flatMap { resource in
      ["\(resource.id)"]
        + resource.definition.compactMap { path, value in
          value.canonical.map { "\(resource.id)\t\(path)\t\($0)" }
        }
    }
    let text = Array(lines.sorted().joined(separator: "\n").utf8)
    return SHA256.digest(of: text.span).hexadecimal
  }
}
