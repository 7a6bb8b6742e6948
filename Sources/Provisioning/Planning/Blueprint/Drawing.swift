import Manifest
import Primitives

/// Draws the resources of an application, part by part; each part has an extension of its own.
struct Drawing {
  let application: Application
  let world: World
  /// By the functions' names.
  let code: [String: FunctionCode]
  /// By the layers' names.
  let layerCode: [String: FunctionCode]
  /// What parameters of Systems Manager hold, by their names, as far as it is known.
  let storedValues: [String: Secret]

  /// All resources, each after what it requires.
  var resources: [any Resource] {
    let functions = layers + application.functions.flatMap(resources)
    let released = functions + (application.api.map { resources(of: $0, after: functions) } ?? [])
    return released + aliases + (application.api == nil ? [] : usage)
      + application.alarms.map(resource)
  }

  /// What somebody else must do.
  var notes: [String] { (application.api.map(foreignNotes) ?? []) + unknownValueNotes }

  private var unknownValueNotes: [String] {
    let unknown = application.storedParameters.filter { storedValues[$0] == nil }
    guard !unknown.isEmpty else { return [] }
    return ["what the parameters hold is unknown offline: \(unknown.joined(separator: ", "))"]
  }

  /// The tags of what belongs to the whole world.
  var tags: [String: String] { application.tags.merging(world.tags) { $1 } }

  /// The tags of what belongs to one function.
  func tags(function: String) -> [String: String] {
    application.tags.merging(world.tags(function: function)) { $1 }
  }
}
