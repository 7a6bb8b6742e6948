import AWSClient

extension Survey {
  /// What came of the alarms that have names of the stage's.
  struct Alarms: Sendable {
    var ours: [Alarm] = []
    var states: [Plan.AlarmState] = []
    var conflicts: [Plan.Conflict] = []
  }

  /// Which of the alarms with names of the stage's are its own.
  ///
  /// `guide-dev-` begins names of the project `guide-dev` as well, so that tags decide. What the
  /// tagging API says of a wanted alarm is believed; of what it does not list, since it lags
  /// behind, and of what is not wanted and would be deleted the alarm's own tags are read.
  func alarms(
    _ live: [CloudWatch.Alarm], tagged: [Tagging.TaggedResource]
  ) async throws -> Alarms {
    let prefix = world.alarmPrefix(stage: stage)
    let listed = Dictionary(tagged.map { ($0.arn, $0.tags) }, uniquingKeysWith: { $1 })
    let read = try await live.concurrentMap { live in
      let isWanted = wanted.alarms.contains(String(live.settings.alarmName.dropFirst(prefix.count)))
      if isWanted, let tags = listed[live.alarmArn] { return (live, tags) }
      return (live, try await cloudWatch.tags(of: live.alarmArn))
    }
    var alarms = Alarms()
    for (live, tags) in read {
      let alarm = Alarm(live, prefix: prefix, tags: tags)
      if world.owns(tags, for: stage) {
        alarms.ours.append(alarm)
        alarms.states.append(
          Plan.AlarmState(
            name: alarm.name, state: live.stateValue ?? "INSUFFICIENT_DATA",
            reason: live.stateReason ?? ""))
      } else if wanted.alarms.contains(alarm.name) {
        alarms.conflicts.append(
          .foreign(
            alarm.id, called: live.settings.alarmName, tags: world.tags(stage: stage)))
      }
    }
    return alarms
  }
}

extension Snapshot {
  mutating func add(_ alarms: Survey.Alarms) {
    for alarm in alarms.ours { add(alarm) }
    alarmStates = alarms.states.sorted { $0.name < $1.name }
    conflicts += alarms.conflicts
  }
}
