import Primitives

extension Lambda {
  /// Settings as they are sent.
  ///
  /// A member that is absent keeps what there is, so what is at Lambda's default is sent where it
  /// replaces something else, each in the form that clears it; what has no such default always is.
  struct SettingsInput: Encodable {
    private var runtime: String?
    private var handler: String?
    private var role: String
    private var description: String
    private var timeout: Int
    private var memorySize: Int
    private var environment: Environment
    private var tracingConfig: Tracing?
    private var ephemeralStorage: Storage?
    private var layers: [String]?
    private var vpcConfig: VPC?
    private var snapStart: SnapStart?
    private var loggingConfig: Logging?
    private var deadLetterConfig: DeadLetters?
    private var kMSKeyArn: String?
    private var fileSystemConfigs: [FileSystem]?
    private var imageConfig: Image?

    /// Settings of a function that replace others; with none, those of a new one.
    init(_ settings: Settings, of function: String, replacing current: Settings?) {
      let plain = Settings.plain(like: settings, logGroup: "/aws/lambda/\(function)")
      let old = current ?? plain
      func isSent(_ path: (Settings) -> some Equatable) -> Bool {
        path(settings) != path(plain) || path(old) != path(plain)
      }
      runtime = settings.image == nil ? settings.runtime : nil
      handler = settings.image == nil ? settings.handler : nil
      role = settings.role
      description = settings.description
      timeout = settings.timeout
      memorySize = settings.memorySize
      environment = Environment(variables: settings.environment.mapValues(\.revealed))
      if isSent(\.tracing) { tracingConfig = Tracing(mode: settings.tracing.rawValue) }
      if isSent(\.ephemeralStorage) { ephemeralStorage = Storage(size: settings.ephemeralStorage) }
      if isSent(\.layers) { layers = settings.layers }
      if isSent(\.vpc) { vpcConfig = VPC(settings.vpc) }
      if isSent(\.snapStart) { snapStart = SnapStart(applyOn: settings.snapStart.rawValue) }
      if isSent(\.logging) { loggingConfig = Logging(settings.logging) }
      if isSent(\.deadLetterTarget) {
        deadLetterConfig = DeadLetters(targetArn: settings.deadLetterTarget ?? "")
      }
      if isSent(\.kmsKey) { kMSKeyArn = settings.kmsKey ?? "" }
      if isSent(\.fileSystems) {
        fileSystemConfigs = settings.fileSystems.map {
          FileSystem(arn: $0.accessPoint, localMountPath: $0.path)
        }
      }
      imageConfig = settings.image.map(Image.init)
    }

    /// The environment: the one place where its values are revealed.
    private struct Environment: Encodable { var variables: [String: String] }
    private struct Tracing: Encodable { var mode: String }
    private struct Storage: Encodable { var size: Int }
    private struct VPC: Encodable {
      var subnetIds: [String]
      var securityGroupIds: [String]
      var ipv6AllowedForDualStack: Bool?

      init(_ vpc: Settings.VPC?) {
        subnetIds = vpc?.subnets ?? []
        securityGroupIds = vpc?.securityGroups ?? []
        ipv6AllowedForDualStack = vpc?.allowsIPv6
      }
    }
    private struct SnapStart: Encodable { var applyOn: String }
    private struct Logging: Encodable {
      var logFormat: String
      var applicationLogLevel: String?
      var systemLogLevel: String?
      var logGroup: String

      init(_ logging: Settings.Logging) {
        logFormat = logging.format
        applicationLogLevel = logging.applicationLevel
        systemLogLevel = logging.systemLevel
        logGroup = logging.group
      }
    }
    private struct DeadLetters: Encodable { var targetArn: String }
    private struct FileSystem: Encodable {
      var arn: String
      var localMountPath: String
    }
    private struct Image: Encodable {
      var entryPoint: [String]
      var command: [String]
      var workingDirectory: String

      init(_ image: Settings.ImageConfig) {
        entryPoint = image.entryPoint
        command = image.command
        workingDirectory = image.workingDirectory
      }
    }
  }
}

extension Lambda.Settings {
  /// Lambda's defaults for all that has one.
  fileprivate static func plain(like settings: Self, logGroup: String) -> Self {
    var plain = Self(
      runtime: settings.runtime, handler: settings.handler, role: settings.role, description: "",
      timeout: 3, memorySize: 128, environment: [:], architecture: settings.architecture,
      logGroup: logGroup)
    plain.image = settings.image
    return plain
  }
}
