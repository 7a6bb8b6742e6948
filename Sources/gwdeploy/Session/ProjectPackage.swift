import AWSClient
import Digest
import Manifest
import Packaging
import Primitives
import Provisioning

/// The package of a function or a layer of a project, packed once, when it is first needed.
final class ProjectPackage: Sendable {
  let content: Package
  /// Where the manifest speaks of the code.
  let location: Location
  private let path: String
  private let archive = Locked<Archive?>(nil)

  init(_ content: Package, at location: Location, packedTo path: String) {
    self.content = content
    self.location = location
    self.path = path
  }

  /// The packed file.
  func packed() throws(PackagingError) -> Archive {
    if let archive = archive.withLock({ $0 }) { return archive }
    let packed = try content.archive(to: path)
    archive.withLock { $0 = packed }
    return packed
  }
}

extension FunctionCode {
  /// The code of a package.
  init(_ package: ProjectPackage) {
    self.init(
      source: package.content.sourceDigest.hexadecimal,
      largestSize: package.content.largestArchiveSize
    ) { () throws(ApplyError) in
      do throws(PackagingError) {
        let archive = try package.packed()
        return Archive(
          zipFile: Lambda.ZipFile(path: archive.path, size: archive.count), sha256: archive.sha256)
      } catch {
        throw .packaging(reason: Problem(error).sentence)
      }
    }
  }
}
