extension APIGateway {
  /// Waits until a stage's cache is neither being made nor taken away, and says what it is then.
  ///
  /// Polls `GetStage` for up to an hour: a cache takes about four minutes, and has been seen to take
  /// thirty.
  public func waitForCache(
    of stage: String, of api: String
  ) async throws(ServiceError) -> CacheClusterStatus? {
    var waited = Duration.zero
    while true {
      let status = try await self.stage(stage, of: api).cacheClusterStatus
      guard status == .creating || status == .deleting, waited < .seconds(3600) else {
        return status
      }
      do { try await client.wait(.seconds(10), for: .cache) } catch { return status }
      waited += .seconds(10)
    }
  }
}
