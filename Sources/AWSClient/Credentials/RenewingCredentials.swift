public import SigV4

/// Keys of a source, kept until shortly before they end, and then got anew.
///
/// Keys that are about to end are renewed while they are still used; only in their last minutes does
/// a caller wait for the new ones. Callers that come at the same time share one renewal. Where it
/// fails, the old keys serve as long as they live.
public actor RenewingCredentials: CredentialProvider {
  private let source: any CredentialSource
  private let time: TimeSource
  private var kept: Kept?
  private var renewal: Task<Result<IssuedCredentials, CredentialError>, Never>?

  /// A provider over a source; the clock is that of the source's expirations.
  public init(_ source: any CredentialSource, time: TimeSource) {
    self.source = source
    self.time = time
  }

  /// Keys that live; an error if the source has none.
  public func credentials() async throws(CredentialError) -> Credentials {
    try await issued().keys
  }

  /// The same, with their end.
  func issued() async throws(CredentialError) -> IssuedCredentials {
    switch kept?.phase(at: time.now()) {
    case .fresh(let issued):
      return issued
    case .renewable(let issued):
      _ = renewed()
      return issued
    case .ending, nil:
      return try await renewed().value.get()
    }
  }

  /// The renewal that is under way, or a new one.
  private func renewed() -> Task<Result<IssuedCredentials, CredentialError>, Never> {
    if let renewal { return renewal }
    let task = Task { await renew() }
    renewal = task
    return task
  }

  private func renew() async -> Result<IssuedCredentials, CredentialError> {
    let result: Result<IssuedCredentials, CredentialError>
    do throws(CredentialError) {
      result = .success(try living(await source.issue()))
    } catch {
      result = .failure(error)
    }
    renewal = nil
    let now = time.now()
    switch result {
    case .success(let issued):
      kept = Kept(issued, at: now)
      return result
    case .failure:
      guard let old = kept?.postponed(at: now) else { return result }
      kept = old
      return .success(old.issued)
    }
  }

  private func living(_ issued: IssuedCredentials) throws(CredentialError) -> IssuedCredentials {
    guard let end = issued.expiration, end <= time.now() else { return issued }
    throw CredentialError(source.name, "the keys expired at \(ISO8601.text(of: end))")
  }
}

/// Keys in memory, and when to look for others.
private struct Kept {
  /// How far keys are in their life.
  enum Phase {
    case fresh(IssuedCredentials)
    case renewable(IssuedCredentials)
    case ending
  }

  /// When renewing may begin, and when it must not be waited with: 15 and 10 minutes before the end,
  /// as in AWS's SDKs, but later for keys that live so shortly that they would never be fresh.
  private static let windows = (advisory: 900.0, mandatory: 600.0)
  /// How long nothing is tried after a renewal that failed.
  private static let pause = 60.0

  let issued: IssuedCredentials
  private let advisory: Double
  private let mandatory: Double
  private var nextAttempt = -Double.infinity

  init(_ issued: IssuedCredentials, at now: Double) {
    self.issued = issued
    let end = issued.expiration ?? .infinity
    let life = end - now
    advisory = end - min(Self.windows.advisory, life / 2)
    mandatory = end - min(Self.windows.mandatory, life / 3)
  }

  func phase(at now: Double) -> Phase {
    if !lives(at: now) { return .ending }
    if now < advisory || now < nextAttempt { return .fresh(issued) }
    return now < mandatory ? .renewable(issued) : .ending
  }

  /// The same keys after a renewal that failed; nil if they have ended.
  func postponed(at now: Double) -> Kept? {
    guard lives(at: now) else { return nil }
    var kept = self
    kept.nextAttempt = now + Self.pause
    return kept
  }

  private func lives(at now: Double) -> Bool { now < issued.expiration ?? .infinity }
}
