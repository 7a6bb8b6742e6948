public import Primitives

/// Makes of a manifest's text what it asks for, or says all that is wrong with it.
///
/// It reads nothing by itself: the text, the environment and the project's files are handed in.
public struct ManifestLoader: Sendable {
  private let source: SourceText
  private let environment: [String: String]
  private let files: any ProjectFiles
  private let warnings: Warnings
  private let root: YAMLNode?
  /// The findings that hold for every stage.
  private let common: [Diagnostic]

  /// How many bytes a manifest may have.
  public static var sizeLimit: Int { YAMLReader.sizeLimit }

  /// Reads a manifest.
  ///
  /// - Parameters:
  ///   - file: What the diagnostics are to call it.
  ///   - text: Its text, up to 1 MiB; a byte order mark is skipped.
  ///   - environment: What `${env:NAME}` is taken from.
  ///   - files: The folder that the manifest is in.
  ///   - warnings: What becomes of warnings.
  public init(
    file: String, text: String, environment: [String: String], files: any ProjectFiles,
    warnings: Warnings = .tolerated
  ) {
    source = SourceText(file: file, text: text)
    self.environment = environment
    self.files = files
    self.warnings = warnings
    let (root, problems) = YAMLReader.read(source)
    self.root = root
    guard let root else {
      common = problems
      return
    }
    common =
      problems + Validator.findings(in: root, by: .object(.manifest), .written)
      + DocumentChecks(root: root).findings + ForeignPlaceholders(root: root).findings
      + Lint(in: root).findings
  }

  /// What becomes of warnings that the manifest does not ignore.
  public enum Warnings: Sendable {
    /// They stand beside the application.
    case tolerated
    /// They are errors.
    case refused
  }

  /// What came of a manifest.
  public struct Outcome: Sendable, Equatable {
    /// What it asks for, or nil if there is an error among the diagnostics.
    public var application: Application?
    /// Errors and warnings, by their place.
    public var diagnostics: [Diagnostic]

    /// An outcome of its parts.
    public init(application: Application?, diagnostics: [Diagnostic]) {
      self.application = application
      self.diagnostics = diagnostics
    }
  }

  /// The stages that the manifest names, in its order, without `default` and without patterns;
  /// none if it cannot be read.
  public var stages: [String] { root.map { StageNames(in: $0).names } ?? [] }

  /// What the manifest asks for in one stage.
  ///
  /// - Parameters:
  ///   - stage: A stage that the manifest names or has a pattern for, or nil for the only one.
  ///   - purpose: What it is for.
  /// - Returns: The application, unless there are errors, and all findings that concern it.
  public func load(stage: String?, for purpose: Purpose = .deploying) -> Outcome {
    guard let root else { return outcome(nil, []) }
    do throws(Diagnostic) {
      let stage = try StageNames(in: root).choose(stage, start: source.start)
      let (application, findings) = resolve(root, stage: stage, for: purpose)
      return outcome(application, findings)
    } catch {
      return outcome(nil, [error])
    }
  }

  /// All findings about all stages; for a pattern, about one stage that is so named.
  ///
  /// Only here all that a manifest can give is known, so that only here an entry of `lint: ignore:`
  /// is found to be of no use.
  public func validate() -> [Diagnostic] {
    guard let root else { return outcome(nil, []).diagnostics }
    let names = StageNames(in: root).samples
    let findings = names.flatMap { resolve(root, stage: $0, for: .deploying).findings }
    let isSound = !(common + findings).contains { $0.severity == .error }
    let unused = isSound ? Lint(in: root).unused(among: common + findings) : []
    return outcome(nil, findings + unused).diagnostics
  }

  /// The names of the parameters of Systems Manager that a valid manifest's functions take values
  /// from, in one stage or in any, sorted.
  public func storedParameters(stage: String?) -> [String] {
    let stages = stage.map { [$0] } ?? root.map { StageNames(in: $0).samples } ?? []
    return Set(stages.flatMap { load(stage: $0).application?.storedParameters ?? [] }).sorted()
  }

  /// The JSON Schema of a manifest (draft 2020-12), for editors.
  public static var jsonSchema: JSON { Schema.object(.manifest).jsonSchema }

  private func resolve(_ root: YAMLNode, stage: String, for purpose: Purpose) -> (
    application: Application, findings: [Diagnostic]
  ) {
    let resolution = Resolution(
      of: root, stage: stage, environment: environment,
      embedding: Embedding(files: files, manifest: source.file), for: purpose)
    let application = resolution.application
    var findings =
      resolution.diagnostics
      + Validator.findings(in: resolution.root, by: .object(.manifest), .resolved)
      + SharingChecks(resolution: resolution, application: application).findings
      + FunctionChecks(resolution: resolution, application: application).findings
      + FunctionSettingsChecks(resolution: resolution, application: application).findings
      + RouteChecks(resolution: resolution, application: application).findings
      + UsageChecks(resolution: resolution, application: application).findings
      + AlarmChecks(resolution: resolution, application: application).findings
      + AccessChecks(resolution: resolution, application: application).findings
      + AuthorizerChecks(resolution: resolution, application: application).findings
      + PolicyChecks(resolution: resolution, application: application).findings
      + CORSChecks(resolution: resolution, application: application).findings
      + RouteAuthorizerChecks(resolution: resolution, application: application).findings
      + RouteShapeChecks(resolution: resolution).findings
      + ParameterChecks(resolution: resolution).findings
      + RouteLint(application: application).findings
      + StageChecks(resolution: resolution, application: application).findings
    if purpose != .removing {
      findings +=
        DomainChecks(
          resolution: resolution, application: application,
          others: domains(root, beside: application)
        ).findings
      findings += QuotaChecks(resolution: resolution, application: application).findings
      findings += ModelChecks(resolution: resolution, manifest: source).findings
      findings += TemplateChecks(resolution: resolution, manifest: source).findings
      findings +=
        FileChecks(
          resolution: resolution, application: application, files: files,
          builds: purpose == .packing ? .done : .pending
        ).findings
    }
    return (application, findings.map { $0.quoting(resolution.documents) })
  }

  /// The domains of the other stages, for one that has one itself.
  private func domains(
    _ root: YAMLNode, beside application: Application
  ) -> [(stage: String, domain: Domain)] {
    guard application.stage.domain != nil else { return [] }
    return StageNames(in: root).names.filter { $0 != application.stage.name }.compactMap { name in
      let other = Resolution(
        of: root, stage: name, environment: environment,
        embedding: Embedding(files: files, manifest: source.file), for: .removing)
      return other.application.stage.domain.map { (name, $0) }
    }
  }

  private func outcome(_ application: Application?, _ findings: [Diagnostic]) -> Outcome {
    let hidden = root.map(SecretLines.init)
    let lint = root.map(Lint.init)
    let diagnostics = Set(common + findings)
      .filter { lint?.ignores($0) != true }
      .map { finding in
        var finding = finding
        if warnings == .refused { finding.severity = .error }
        let line = finding.location.line
        let isHidden = hidden?.contains(line) == true && finding.location.file == source.file
        return isHidden ? finding : finding.quoting([source.file: source])
      }
      .sorted { ($0.location, $0.code, $0.detail) < ($1.location, $1.code, $1.detail) }
    let isSound = !diagnostics.contains { $0.severity == .error }
    return Outcome(application: isSound ? application : nil, diagnostics: diagnostics)
  }
}

extension Diagnostic {
  /// The diagnostic with its line, if it stands in one of these texts.
  fileprivate func quoting(_ sources: [String: SourceText]) -> Diagnostic {
    guard let source = sources[location.file] else { return self }
    var diagnostic = self
    diagnostic.sourceLine = source.line(location.line)
    return diagnostic
  }
}
