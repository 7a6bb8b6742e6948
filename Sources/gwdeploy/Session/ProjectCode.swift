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

  /// The code below a project's folder.
  ///
  /// - Parameter temporary: The folder to make the scratch folder in.
  /// - Throws: `Problem` if that cannot be written to.
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

  /// The code of each function, read now and packed when it is needed.
  ///
  /// - Throws: `CommandFailure` with what is wrong with each function's code.
  func code(of application: Application) throws(CommandFailure) -> [String: FunctionCode] {
    var code: [String: FunctionCode] = [:]
    var problems: [Problem] = []
    for function in application.functions {
      let path =
        function.code.path.hasPrefix("/")
        ? function.code.path : "\(project)/\(function.code.path)"
      do throws(PackagingError) {
        let package = try Package(at: path, excluding: function.code.exclude)
        code[function.name] = FunctionCode(
          package, to: "\(scratch)/\(function.name).zip", keeping: self)
      } catch {
        var problem = Problem(error)
        problem.location = function.location
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw CommandFailure(problems) }
    return code
  }
}

extension FunctionCode {
  /// - Parameter folder: What must stay as long as the package may be needed.
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
