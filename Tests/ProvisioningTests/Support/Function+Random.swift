import Manifest

extension Manifest.Function {
  /// The function with something changed.
  func with(_ change: (inout Manifest.Function) -> Void) -> Manifest.Function {
    var function = self
    change(&function)
    return function
  }

  /// Any settings of those that a version keeps.
  mutating func randomizeSettings(using chance: inout SeededGenerator) {
    func isLucky() -> Bool { Int.random(in: 1...4, using: &chance) == 1 }
    // What needs a permission of the role is the role's as well, which stages may share.
    if isLucky() { ephemeralStorage = 1024 }
    if isLucky() { layers = [.named("common")] }
    if isLucky() { layers.append(.arn("arn:aws:lambda:eu-central-1:999999999999:layer:x:3")) }
    if isLucky() { logging.format = .json }
    if isLucky() { kmsKey = "arn:aws:kms:eu-central-1:123456789012:key/1a2b" }
    if ephemeralStorage == 512, isLucky() { snapStart = .on }
    if snapStart == .off, isLucky() { provisionedConcurrency = 2 }
  }

  /// Anything that a role may do, and what needs it.
  mutating func randomizeRole(using chance: inout SeededGenerator) {
    func isLucky() -> Bool { Int.random(in: 1...3, using: &chance) == 1 }
    if isLucky() { tracing = .active }
    if isLucky() { vpc = VPC(subnets: ["subnet-2", "subnet-1"], securityGroups: ["sg-1"]) }
    if isLucky() { deadLetterTarget = "arn:aws:sqs:eu-central-1:123456789012:failed" }
    if isLucky() { permissions.allow = [.init(action: "s3:GetObject", resources: ["a/*"])] }
    if isLucky() { permissions.policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
    if isLucky() { permissions.boundary = "arn:aws:iam::123456789012:policy/bounds" }
    // Two versions are provisioned at once while a stage moves.
    if isLucky() { reservedConcurrency = Int.random(in: 4...9, using: &chance) }
  }
}
