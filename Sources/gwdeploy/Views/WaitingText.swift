import AWSClient

extension Waiting {
  /// What is waited for, after "waiting for".
  var text: String {
    switch self {
    case .settling(.newRole): "the role to become assumable"
    case .settling(.updateInProgress): "another update of the function to end"
    case .settling(.functionPending): "Lambda: Pending"
    case .settling(.concurrentUpdate): "another write to the function to end"
    case .settling(.concurrentModification): "another write to the API to end"
    case .settling(.roleBeingModified), .settling(.roleUnmodifiable):
      "IAM to take changes of the role again"
    case .settling(.operationAborted): "another write to the log group to end"
    case .settling: "AWS to settle"
    case .throttled(let service): "\(service)'s quota of calls"
    case .retry(let operation): "another try of \(operation)"
    case .function(let state): "Lambda: \(state)"
    case .cache: "the cache's cluster, which takes some minutes"
    case .domainName(let status): "API Gateway: \(status)"
    }
  }
}
