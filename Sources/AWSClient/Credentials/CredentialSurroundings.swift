public import HTTP

/// What the sources of credentials reach out to, handed in so that tests own it.
public struct CredentialSurroundings: Sendable {
  /// How files are read and written.
  public struct Files: Sendable {
    /// The bytes of a file, or nil if it is not there or cannot be read.
    public var read: @Sendable (_ path: String) -> [UInt8]?
    /// Puts a file in the place of the one that is there, all at once, for its owner alone (0600).
    public var replace: @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Void

    /// Files of both their parts.
    public init(
      read: @escaping @Sendable (_ path: String) -> [UInt8]?,
      replace: @escaping @Sendable (_ path: String, _ bytes: [UInt8]) throws -> Void
    ) {
      self.read = read
      self.replace = replace
    }

    func text(_ path: String) -> String? {
      read(path).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// How a child process ended.
  public struct ProcessOutcome: Sendable {
    /// Whether its exit status was 0.
    public var isSuccess: Bool
    /// What it wrote to its standard output.
    public var output: [UInt8]

    /// An outcome of both its parts.
    public init(isSuccess: Bool, output: [UInt8]) {
      self.isSuccess = isSuccess
      self.output = output
    }
  }

  /// The files.
  public var files: Files
  /// The way to AWS.
  public var transport: any Transport
  /// The way to the machine's own neighbourhood: no proxy, and a limit to each exchange.
  public var directTransport: @Sendable (_ limit: Duration) throws(TransportError) -> any Transport
  /// Where AWS's services are.
  public var endpoints: Endpoints
  /// The clock.
  public var time: TimeSource
  /// What requests call their sender.
  public var userAgent: String
  /// Runs a program, found as a shell would find it, with its arguments, and awaits its end.
  public var run: @Sendable (_ command: [String]) async throws -> ProcessOutcome
  /// Asks for the code that an MFA device shows; nil where there is nobody to ask.
  public var askForCode: (@Sendable (_ device: String) async -> String?)?

  /// Surroundings of all their parts.
  public init(
    files: Files, transport: any Transport,
    directTransport:
      @escaping @Sendable (_ limit: Duration) throws(TransportError) -> any Transport,
    endpoints: Endpoints, time: TimeSource, userAgent: String,
    run: @escaping @Sendable (_ command: [String]) async throws -> ProcessOutcome,
    askForCode: (@Sendable (_ device: String) async -> String?)?
  ) {
    self.files = files
    self.transport = transport
    self.directTransport = directTransport
    self.endpoints = endpoints
    self.time = time
    self.userAgent = userAgent
    self.run = run
    self.askForCode = askForCode
  }

  /// A client for the calls by which keys are got.
  func client(
    signedWith credentials: (any CredentialProvider)?, in region: Region? = nil
  ) -> Client {
    Client(
      transport: transport, credentials: credentials,
      endpoints: region.map(endpoints.moved) ?? endpoints, time: time, userAgent: userAgent)
  }

  /// The name of a role's session where nobody chose one.
  func sessionName() -> String { "gwdeploy-\(Int(time.now()))" }
}
