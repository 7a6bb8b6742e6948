internal import Primitives

/// The rules that every policy document of IAM must keep.
enum PolicyDocument {
  static func check(_ text: String) throws(Fault) {
    guard let document = JSON(text: text), document.object != nil else {
      throw .IAM.malformedPolicy("This policy contains invalid Json")
    }
    let statements = document["Statement"]?.array ?? document["Statement"].map { [$0] } ?? []
    let isSound = statements.allSatisfy { statement in
      ["Allow", "Deny"].contains(statement["Effect"]?.string)
        && (statement["Action"] ?? statement["NotAction"]) != nil
    }
    guard !statements.isEmpty, isSound else {
      throw .IAM.malformedPolicy("Syntax errors in policy.")
    }
  }
}
