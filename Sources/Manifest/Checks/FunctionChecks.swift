/// What functions must keep to together, and beyond their single values.
struct FunctionChecks {
  /// Lambda's longest name of a function.
  private static let longestName = 64

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] {
    missingRuntimes + missingHandlers + longNames + likeNames + takenVariables
  }

  private var missingRuntimes: [Diagnostic] {
    application.functions
      .filter { function in
        let node = resolution.root["functions"]?[function.name]
        return !function.isImage && node?.mapping != nil && node?["runtime"] == nil
      }
      .map {
        Diagnostic(
          .missingKey, "A function needs `runtime`: Lambda's name of the runtime, as python3.12.",
          at: $0.location)
      }
  }

  private var missingHandlers: [Diagnostic] {
    application.functions
      .filter { !$0.isImage }
      .filter { $0.handler == nil && !$0.runtime.isEmpty && !$0.runtime.hasPrefix("provided") }
      .map {
        Diagnostic(
          .handlerNeeded, "The runtime `\($0.runtime)` must be told what to call.",
          hint: "write `handler: file.function`", at: $0.location)
      }
  }

  private var longNames: [Diagnostic] {
    application.functions.compactMap { function in
      let name = application.fullName(of: function)
      guard name.utf8.count > Self.longestName else { return nil }
      return Diagnostic(
        .nameTooLong,
        "In AWS it would be `\(name)`: \(name.utf8.count) characters, of which Lambda allows"
          + " \(Self.longestName).",
        hint: "shorten the name of the function, the stage or the project", at: function.location)
    }
  }

  private var likeNames: [Diagnostic] {
    var first: [String: Function] = [:]
    return application.functions.compactMap { function in
      guard let other = first[function.variableName] else {
        first[function.variableName] = function
        return nil
      }
      return Diagnostic(
        .ambiguousFunction,
        "`\(other.name)` in line \(other.location.line) and `\(function.name)` would share the"
          + " stage variable `\(function.variableName)`, which names the version that serves.",
        hint: "rename one of them", at: function.location)
    }
  }

  private var takenVariables: [Diagnostic] {
    application.functions.filter { application.stage.variables[$0.variableName] != nil }.map {
      Diagnostic(
        .variableTaken,
        "`\($0.variableName)` names the version of the function `\($0.name)` that serves.",
        hint: "rename the variable",
        at: resolution.place("stages", application.stage.name, "variables", $0.variableName))
    }
  }
}

extension Application {
  /// What the function is called in AWS.
  fileprivate func fullName(of function: Function) -> String {
    switch isolation {
    case .stage: "\(project)-\(stage.name)-\(function.name)"
    case .shared: "\(project)-\(function.name)"
    }
  }
}
