/// Systems Manager: the parameters of its store.
enum SSM {
  static let service = TargetService(
    name: "ssm", prefix: "AmazonSSM",
    operations: [
      "PutParameter": StoredParameters.put,
      "GetParameter": StoredParameters.get,
      "GetParameters": StoredParameters.getSeveral,
      "DeleteParameter": StoredParameters.delete,
    ])
}
