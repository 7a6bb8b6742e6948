import Testing

@testable import AWSClient

@Suite("A refusal that passes")
struct SettlingTests {
  /// A refusal that AWS was seen to send, and the state it stands for.
  struct Case: Sendable, CustomTestStringConvertible {
    var code: ErrorCode
    var message: String
    var state: Settling?

    var testDescription: String { "\(code.rawValue): \(message)" }
  }

  private static let states: [Settling] = [
    .newRole, .updateInProgress, .functionPending, .concurrentUpdate, .concurrentModification,
    .roleBeingModified, .roleUnmodifiable, .operationAborted,
  ]

  private static let cases = [
    Case(
      code: "InvalidParameterValueException",
      message: "The role defined for the function cannot be assumed by Lambda.",
      state: .newRole),
    Case(
      code: "InvalidParameterValueException",
      message: "The provided execution role does not have permissions to call "
        + "CreateNetworkInterface on EC2",
      state: .newRole),
    Case(
      code: "InvalidParameterValueException",
      message: "Lambda was unable to configure access to your environment variables because the "
        + "KMS key is invalid for CreateGrant. Please check your KMS key settings.",
      state: .newRole),
    Case(
      code: "InvalidParameterValueException",
      message: "Unzipped size must be smaller than 262144000 bytes"),
    Case(
      code: "ResourceConflictException",
      message: "The operation cannot be performed at this time. An update is in progress for "
        + "resource: arn:aws:lambda:eu-central-1:123456789012:function:hello",
      state: .updateInProgress),
    Case(
      code: "ResourceConflictException",
      message: "The operation cannot be performed at this time. The function is currently in the "
        + "following state: Pending",
      state: .functionPending),
    Case(
      code: "ResourceConflictException",
      message: "The function could not be updated due to a concurrent update operation.",
      state: .concurrentUpdate),
    Case(code: "ResourceConflictException", message: "Function already exist: hello"),
    Case(
      code: "ConflictException",
      message: "Unable to complete operation due to concurrent modification. Please try again "
        + "later.",
      state: .concurrentModification),
    Case(code: "ConflictException", message: "Stage already exists"),
    Case(code: "ConcurrentModification", message: "", state: .roleBeingModified),
    Case(code: "EntityTemporarilyUnmodifiable", message: "no", state: .roleUnmodifiable),
    Case(
      code: "DeleteConflict", message: "Cannot delete entity, must delete policies first."),
    Case(code: "OperationAbortedException", message: "conflict", state: .operationAborted),
  ]

  @Test("A refusal stands for one state, or for none if it lasts", arguments: cases)
  func matches(_ refusal: Case) {
    let matching = Self.states.filter { $0.matches(refusal.code, refusal.message) }
    #expect(matching == (refusal.state.map { [$0] } ?? []))
  }
}
