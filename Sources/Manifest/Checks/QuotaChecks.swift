/// What AWS would refuse for its size or number, after half of the deployment is done.
struct QuotaChecks {
  /// The resources of a REST API below its root (API Gateway's quotas).
  private static let mostResources = 300
  /// The stage variables of a stage (API Gateway's quotas).
  private static let mostVariables = 100
  /// AWS takes 50 on a thing; the others are for gwdeploy's own, such as the record of releases.
  private static let mostTags = 40

  let resolution: Resolution
  let application: Application

  /// All findings.
  var findings: [Diagnostic] { largeEnvironments + excessResources + excessVariables + excessTags }

  private var largeEnvironments: [Diagnostic] {
    application.functions.compactMap { function in
      let size = function.environmentSize(storedValues: [:])
      guard size > Function.largestEnvironment else { return nil }
      return Diagnostic(
        .environmentTooLarge,
        "As JSON its names and values are \(size) bytes, of which Lambda allows"
          + " \(Function.largestEnvironment).",
        hint: "keep large values in SSM Parameter Store or in S3, for the function to read",
        at: resolution.place("functions", function.name, "environment"))
    }
  }

  private var excessResources: [Diagnostic] {
    let count = application.api?.resources.count ?? 0
    guard count > Self.mostResources else { return [] }
    return [
      Diagnostic(
        .tooManyResources,
        "The paths are made of \(count) resources, one for each beginning of a path; API Gateway"
          + " takes \(Self.mostResources) unless the account's quota L-01C8A9E0 was raised, which"
          + " is not supported yet.",
        hint: "let `{path+}` take what goes to one function, or make two projects of it",
        at: resolution.place("api", "routes"))
    ]
  }

  private var excessVariables: [Diagnostic] {
    let count = application.functions.count + application.stage.variables.count
    guard count > Self.mostVariables else { return [] }
    return [
      Diagnostic(
        .tooManyVariables,
        "A stage takes \(Self.mostVariables), and each function needs one: there are"
          + " \(application.functions.count) functions and"
          + " \(application.stage.variables.count) variables.", at: resolution.place("functions"))
    ]
  }

  private var excessTags: [Diagnostic] {
    let shared = Set(application.tags.keys)
    let ofAPI = shared.union((application.api?.tags ?? [:]).keys)
    // Where there are too many for everything, there are too many for the API as well.
    let (tags, path) =
      shared.count > Self.mostTags ? (shared, ["tags"]) : (ofAPI, ["api", "tags"])
    guard tags.count > Self.mostTags else { return [] }
    return [
      Diagnostic(
        .tooManyTags,
        "There are \(tags.count), of which \(Self.mostTags) are allowed: AWS takes 50, and gwdeploy"
          + " needs the others.", at: resolution.place(path))
    ]
  }
}

extension API {
  /// The paths of all resources that its routes need, but for the root.
  fileprivate var resources: Set<String> {
    routes.reduce(into: []) { resources, route in
      var path = ""
      for part in route.path.split(separator: "/") {
        path += "/\(part)"
        resources.insert(path)
      }
    }
  }
}
