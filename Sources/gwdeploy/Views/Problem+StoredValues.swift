import Manifest
import Provisioning

extension Problem {
  /// A parameter of Systems Manager that a function cannot be given the value of.
  init(_ obstacle: StoredValueError.Obstacle) {
    let variable = obstacle.variable
    let name = variable.parameter.name
    let whose = "`\(variable.name)` of the function `\(variable.function)`"
    switch obstacle.reason {
    case .missing:
      self.init(
        code: "no-parameter", summary: "There is no parameter \(name)",
        detail: "The account has none of this name in the region, for \(whose).",
        hint: "make it, or look at the region and the spelling")
    case .encrypted:
      self.init(
        code: "parameter-encrypted", summary: "The parameter \(name) is a SecureString",
        detail: "As \(whose) it could be read by everybody who may read the function's"
          + " configuration.",
        hint: "give the function its name instead (`\(variable.name): \(name)`) with"
          + " `allow: {\"ssm:GetParameter\": \"parameter/\(name.drop { $0 == "/" })\"}`, and let"
          + " it read the value; or write `copy: true` beside `ssm:`")
    case .list:
      self.init(
        code: "parameter-is-list", summary: "The parameter \(name) is a StringList",
        detail: "A variable such as \(whose) is one text.",
        hint: "make it a String; the commas may stay, for the function to split")
    case .refused(let error):
      self.init(error)
      summary = "The parameter \(name) cannot be read"
      hint =
        "the credentials need `ssm:GetParameters` on it"
        + (variable.parameter.encrypted == .copied ? " and `kms:Decrypt` on its key" : "")
    case .environmentTooLarge(let size):
      self.init(
        code: "environment-too-large", summary: "The environment is too large",
        detail: "With the values of parameters that of `\(variable.function)` has \(size) bytes as"
          + " JSON, of which Lambda allows \(Manifest.Function.largestEnvironment).",
        hint: "let the function read large values by itself")
    }
    location = variable.parameter.location
  }
}
