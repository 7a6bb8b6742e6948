import AWSClient
import Digest
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
    func read(_ source: Function.Code, of name: String, at place: Location) -> FunctionCode? {
      let path = source.path.hasPrefix("/") ? source.path : "\(folder)/\(source.path)"
      do throws(PackagingError) {
        let package = try Package(at: path, excluding: source.exclude)
        return FunctionCode(package, to: "\(scratch)/\(name).zip")
      } catch {
        var problem = Problem(error)
        problem.location = place
        problems.append(problem)
        return nil
      }
    }
    func isReadable(_ code: Function.Code) -> Bool {
      code.origin == .project && (builds == .run || !application.isBuilt(code))
    }
    for function in application.functions where isReadable(function.code) {
      code.functions[function.name] = read(
        function.code, of: function.name, at: function.location)
    }
    for layer in application.layers where isReadable(layer.code) {
      code.layers[layer.name] = read(layer.code, of: "layer.\(layer.name)", at: layer.location)
    }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    return code
  }
}

extension FunctionCode {
  /// The code of a package, which is packed to a path.
  fileprivate init(_ package: Package, to path: String) {
    self.init(source: package.sourceDigest.hexadecimal) { () throws(ApplyError) in
      do throws(PackagingError) {
        let archive = try package.archive(to: path)
        return Archive(
          zipFile: Lambda.ZipFile(path: archive.path, size: archive.count),
          sha256: archive.sha256.base64)
      } catch {
        throw .packaging(reason: Problem(error).sentence)
      }
    }
  }
}
