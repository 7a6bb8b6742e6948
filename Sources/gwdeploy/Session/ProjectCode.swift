import AWSClient
import Digest
import Manifest
import Packaging
import Provisioning

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The code of a project's functions, packed into a folder of its own that goes when this goes.
final class ProjectCode: Sendable {
  private let project: String
  private let scratch: String

  /// The code below a project's folder; packages are made in a folder below the temporary one.
  init(folder: String, temporary: String) throws(Problem) {
    project = folder
    var template = Array("\(temporary)/gwdeploy.XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw Problem(
        code: "no-scratch", summary: "\(temporary) cannot be written to",
        detail: "\(String(cString: strerror(errno))). Packages are made there.",
        hint: "set TMPDIR to a folder that can be written to")
    }
    scratch = made
  }

  deinit {
    // What cannot be deleted is left for the system's own cleaning.
    guard let folder = opendir(scratch) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      unlink("\(scratch)/\(name)")
    }
    closedir(folder)
    rmdir(scratch)
  }

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
      let path = source.path.hasPrefix("/") ? source.path : "\(project)/\(source.path)"
      do throws(PackagingError) {
        let package = try Package(at: path, excluding: source.exclude)
        return FunctionCode(package, to: "\(scratch)/\(name).zip", keeping: self)
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
  /// The code of a package, with the folder that must stay as long as it may be packed.
  fileprivate init(_ package: Package, to path: String, keeping folder: ProjectCode) {
    self.init(source: package.sourceDigest.hexadecimal) { () throws(ApplyError) in
      do throws(PackagingError) {
        let archive = try withExtendedLifetime(folder) { () throws(PackagingError) in
          try package.archive(to: path)
        }
        return Archive(
          zipFile: Lambda.ZipFile(path: archive.path, size: archive.count),
          sha256: archive.sha256.base64)
      } catch {
        throw .packaging(reason: Problem(error).sentence)
      }
    }
  }
}
