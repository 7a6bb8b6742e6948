/// Whether the files that the functions need are there, or will be.
struct FileChecks {
  let resolution: Resolution
  let application: Application
  let files: any ProjectFiles
  let builds: Builds

  /// Whether what builds make can be there.
  enum Builds {
    case pending
    case done
  }

  /// All findings.
  var findings: [Diagnostic] {
    application.functions.filter { isToBeThere($0.code) }.compactMap { function in
      finding(function.code, at: resolution.place("functions", function.name, "code"))
        ?? missingHandler(function)
    }
      + application.layers.filter { isToBeThere($0.code) }.compactMap { layer in
        finding(layer.code, at: resolution.place("layers", layer.name, "code"))
      }
  }

  private func isToBeThere(_ code: Function.Code) -> Bool {
    builds == .done || !application.isBuilt(code)
  }

  private func finding(_ code: Function.Code, at place: Location) -> Diagnostic? {
    let path = code.path
    guard !path.isEmpty, !Template(path).hasPlaceholders else { return nil }
    switch files.entry(at: path) {
    case .folder: return nil
    case .file where path.hasSuffix(".zip"): return nil
    case .file, .other:
      return Diagnostic(.codeNotUsable, "`\(path)` is something else.", at: place)
    case .missing:
      return Diagnostic(
        .codeNotFound, "There is no `\(path)` beside the manifest.",
        hint: "paths are relative to the manifest; what makes it can be said by `build`",
        at: place)
    case .outside:
      return Diagnostic(
        .codeOutsideProject, "`\(path)` leads out of the folder that the manifest is in.",
        hint: "move or copy it into the project", at: place)
    case .unreadable:
      return Diagnostic(
        .codeUnreadable, "This user may not read `\(path)`.",
        hint: "change its permissions, or run as its owner", at: place)
    }
  }

  private func missingHandler(_ function: Function) -> Diagnostic? {
    guard function.code.origin == .project, files.entry(at: function.code.path) == .folder,
      let handler = function.handler,
      !Template(handler).hasPlaceholders,
      let candidates = HandlerFile.candidates(for: handler, runtime: function.runtime)
    else { return nil }
    // One that cannot be read is there: packing will say so.
    let isThere = candidates.contains {
      [.file, .unreadable].contains(files.entry(at: "\(function.code.path)/\($0)"))
    }
    guard !isThere else { return nil }
    let list = candidates.map { "`\(function.code.path)/\($0)`" }.joined(separator: " or ")
    return Diagnostic(
      .handlerNotFound,
      candidates.isEmpty
        ? "`\(handler)` names no file: a dot must part it from the function."
        : "`\(handler)` needs \(list).",
      hint: "the handler is the file's path without its ending, a dot, and the function",
      at: resolution.place("functions", function.name, "handler"))
  }
}

/// The file that a handler is in.
enum HandlerFile {
  /// The files of which one must be there, none for a handler that names no file, or nil for a
  /// runtime whose handlers are not files.
  ///
  /// Python's runtime imports what stands before the last dot; Node's loads the path up to the
  /// first dot of its last part.
  static func candidates(for handler: String, runtime: String) -> [String]? {
    if runtime.hasPrefix("python") {
      guard let dot = handler.lastIndex(of: "."), dot != handler.startIndex else { return [] }
      let module = handler[..<dot].replacing(".", with: "/")
      return ["\(module).py", "\(module)/__init__.py"]
    }
    if runtime.hasPrefix("nodejs") {
      let nameStart = handler.lastIndex(of: "/").map(handler.index(after:)) ?? handler.startIndex
      guard let dot = handler[nameStart...].firstIndex(of: "."), dot != nameStart else { return [] }
      return ["js", "mjs", "cjs"].map { "\(handler[..<dot]).\($0)" }
    }
    return nil
  }
}
