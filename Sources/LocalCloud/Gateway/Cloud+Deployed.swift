extension Cloud {
  /// What a stage serves at this moment: its deployment's snapshot with the stage's variables.
  ///
  /// - Parameters:
  ///   - api: The id of a REST API.
  ///   - stage: The name of one of its stages.
  /// - Returns: Nil if there is no such stage.
  public func deployed(api: String, stage: String) -> DeployedStage? {
    read { DeployedStage(api: api, stage: stage, in: $0) }
  }
}
