/// An alarm of CloudWatch on what the stage, one of its routes or one of its functions does.
public struct Alarm: Sendable, Equatable {
  /// The name in the manifest: `[A-Za-z0-9][A-Za-z0-9_-]*`.
  public var name: String
  /// What is watched.
  public var subject: Subject
  /// The metric's name in CloudWatch, such as `5XXError`.
  public var metric: String
  /// A statistic of CloudWatch, such as `Sum`, or a percentile such as `p95`.
  public var statistic: String
  /// The time that the statistic is of: a whole number of minutes.
  public var period: Duration
  /// How many periods are looked at, 1 or more.
  public var periods: Int
  /// In how many of them the threshold must be passed, 1 to `periods`.
  public var datapoints: Int
  /// How the statistic is compared.
  public var comparison: Comparison
  /// What it is compared with, in the metric's own unit.
  public var threshold: Double
  /// What a period without data counts as.
  public var missingData: MissingData
  /// The description shown in the console, up to 1,024 characters; empty for none.
  public var description: String
  /// Who is told of what.
  public var actions: Actions
  /// Where the manifest speaks of it.
  public var location: Location

  /// What an alarm watches.
  public enum Subject: Sendable, Hashable {
    /// All requests to the stage.
    case stage
    /// The requests that a route takes, which are only counted with detailed metrics.
    case route(method: String, path: String)
    /// A function of the manifest.
    case function(String)
  }

  /// How a statistic is compared with the threshold; the alarm goes off if it holds.
  public enum Comparison: String, Sendable, CaseIterable {
    case above
    case atLeast
    case below
    case atMost

    /// What no data counts as unless something else is said: as zero would.
    var missingData: MissingData {
      switch self {
      case .above, .atLeast: .notBreaching
      case .below, .atMost: .breaching
      }
    }
  }

  /// What a period without data counts as, in CloudWatch's words.
  public enum MissingData: String, Sendable, CaseIterable {
    case breaching
    case notBreaching
    case ignore
    case missing
  }

  /// Who is told when an alarm changes its state: ARNs, such as those of SNS topics, up to five of
  /// each.
  public struct Actions: Sendable, Equatable {
    /// When it goes off.
    public var alarm: [String]
    /// When it is over.
    public var ok: [String]
    /// When there is not enough data.
    public var insufficientData: [String]

    /// Actions of all their parts.
    public init(alarm: [String] = [], ok: [String] = [], insufficientData: [String] = []) {
      self.alarm = alarm
      self.ok = ok
      self.insufficientData = insufficientData
    }

    /// Whether nobody is told anything.
    var isEmpty: Bool { alarm.isEmpty && ok.isEmpty && insufficientData.isEmpty }
  }

  /// An alarm of all its parts.
  public init(
    name: String, subject: Subject, metric: String, statistic: String,
    period: Duration = .seconds(300), periods: Int = 1, datapoints: Int? = nil,
    comparison: Comparison, threshold: Double, missingData: MissingData? = nil,
    description: String = "", actions: Actions = Actions(), location: Location = .start
  ) {
    self.name = name
    self.subject = subject
    self.metric = metric
    self.statistic = statistic
    self.period = period
    self.periods = periods
    self.datapoints = datapoints ?? periods
    self.comparison = comparison
    self.threshold = threshold
    self.missingData = missingData ?? comparison.missingData
    self.description = description
    self.actions = actions
    self.location = location
  }
}
