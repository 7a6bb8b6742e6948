import Manifest
import Packaging
import Provisioning

/// The code of a project's functions and layers.
struct ProjectCode {
  /// The project's folder.
  let folder: String
  /// Where packages are made.
  let scratch: String

  /// What is to be packed of an application.
  struct Code {
    /// By the functions' names.
    var functions: [String: FunctionCode] = [:]
    /// By the layers' names.
    var layers: [String: FunctionCode] = [:]
    /// By what is made of them: a version of a function or of a layer.
    var packages: [ResourceID: ProjectPackage] = [:]
  }

  /// The code of each function and layer, read now and packed when it is needed; what builds make
  /// only if they have been run.
  ///
  /// - Throws: `CommandFailure` with what is wrong with any code.
  func code(
    of application: Application, _ builds: PreparedPlan.Builds
  ) throws(CommandFailure) -> Code {
    var code = Code()
    var problems: [Problem] = []
    func read(_ source: Function.Code, for id: ResourceID, as file: String) -> FunctionCode? {
      let path = source.path.hasPrefix("/") ? source.path : "\(folder)/\(source.path)"
      do throws(PackagingError) {
        let package = ProjectPackage(
          try Package(at: path, excluding: source.exclude), at: source.location,
          packedTo: "\(scratch)/\(file).zip")
        code.packages[id] = package
        return FunctionCode(package)
      } catch {
        var problem = Problem(error)
        problem.location = source.location
        problems.append(problem)
        return nil
      }
    }
    func isReadable(_ code: Function.Code) -> Bool {
      code.origin == .project && (builds == .run || !application.isBuilt(code))
    }
    for function in application.functions where isReadable(function.code) {
      code.functions[function.name] = read(
        function.code, for: ResourceID(.version, function.name), as: function.name)
    }
    for layer in application.layers where isReadable(layer.code) {
      code.layers[layer.name] = read(
        layer.code, for: ResourceID(.layerVersion, layer.name), as: "layer.\(layer.name)")
    }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    return code
  }
}
