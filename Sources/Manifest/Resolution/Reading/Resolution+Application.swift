extension Resolution {
  /// What the tree says, typed.
  ///
  /// The tree has been validated before: what does not fit has been reported, and is left out or
  /// taken for AWS's default here.
  var application: Application {
    var application = Application(
      project: root["project"]?.text ?? "",
      region: root["region"]?.text,
      isolation: root["isolation"]?.choice() ?? .stage,
      stage: Stage(named: stage, root["stages"]?[stage]),
      tags: root["tags"]?.textsByKey ?? [:],
      functions: functions.filter { !$0.value.isForeignFunction }.map(Function.init),
      foreignFunctions: functions.compactMap(ForeignFunction.init),
      api: root["api"].map(API.init))
    application.build = Build(root.entry("build"))
    application.apiKeys = apiKeys
    application.usagePlans = usagePlans(application.isolation)
    application.alarms = alarms(of: application)
    application.packages = root["packages"]?["bucket"].flatMap { bucket in
      bucket.text.map { Packages(bucket: $0, location: bucket.location) }
    }
    application.layers = (root["layers"]?.entries ?? []).map(Layer.init)
    return application
  }

  private var functions: [YAMLNode.Entry] { root["functions"]?.entries ?? [] }
}
