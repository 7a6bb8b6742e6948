import AWSClient
import Manifest
import Packaging
import Provisioning

extension PreparedPlan {
  /// Looks whether all code that is to be sent can be: alone, or by the bucket for packages.
  ///
  /// What may be too large is packed for that.
  ///
  /// - Throws: `CommandFailure`, or `ServiceError` if AWS cannot be asked about the bucket.
  func checkPackages() async throws {
    guard let packages = application.packages else { return try source.checkSizes(plan) }
    do {
      try await deployer.checkPackageBuckets(of: plan)
    } catch let error as PackageBucketError {
      throw CommandFailure([Problem(error, at: packages.location)])
    }
  }
}

extension PreparedPlan.Source {
  /// Looks whether the code that a plan sends is small enough to be sent with a call.
  func checkSizes(_ plan: Plan) throws(CommandFailure) {
    guard application.packages == nil else { return }
    var problems: [Problem] = []
    for (id, code) in plan.sentCode where code.mayBeTooLarge {
      guard let package = self.code.packages[id] else { continue }
      do throws(PackagingError) {
        let size = try package.packed().count
        guard size > Lambda.ZipFile.largest else { continue }
        problems.append(Problem(id, packedTo: size, package))
      } catch {
        problems.append(Problem(error))
      }
    }
    guard problems.isEmpty else {
      throw CommandFailure(problems.sorted { $0.summary < $1.summary })
    }
  }
}

extension Problem {
  /// A package that is too large for a call.
  fileprivate init(_ id: ResourceID, packedTo size: Int, _ package: ProjectPackage) {
    let whose = id.kind == .layerVersion ? "the layer" : "the function"
    let files = package.content.largestFiles(5).map { "\($0.path) (\($0.size.inMegabytes))" }
    let list = files.isEmpty ? "" : " The largest files are \(files.joined(separator: ", "))."
    self.init(
      code: "package-too-large",
      summary: "The package of \(whose) \(id.name) is too large to be sent to Lambda",
      detail: "Packed it has \(size.inMegabytes), of which a call takes"
        + " \(Lambda.ZipFile.largest.inMegabytes).\(list)",
      hint: "let it go by a bucket (`packages: {bucket: NAME}`), or leave out what is not needed"
        + " when it runs (`exclude:`)")
    location = package.location
  }

  /// A bucket for packages that Lambda cannot take them from.
  fileprivate init(_ error: PackageBucketError, at place: Location) {
    switch error {
    case .missing(let bucket):
      self.init(
        code: "no-bucket", summary: "There is no bucket \(bucket)",
        detail: "Packages that are too large for a call are to go there.",
        hint: "make it, in the functions' region; gwdeploy makes and changes no buckets")
    case .elsewhere(let bucket, let region):
      self.init(
        code: "bucket-elsewhere", summary: "The bucket \(bucket) is in \(region.rawValue)",
        detail: "Lambda takes packages from buckets of the function's own region only.",
        hint: "name a bucket for each region, such as `packages-${region}`")
    }
    location = place
  }
}

extension Int {
  /// Bytes in the unit of Lambda's quotas, 2²⁰ of them, such as `62.5MB`.
  fileprivate var inMegabytes: String {
    let tenths = (self * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10)MB"
  }
}
