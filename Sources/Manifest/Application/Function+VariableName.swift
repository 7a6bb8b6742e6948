extension Function {
  /// The stage variable that names the version which serves: API Gateway allows letters, digits
  /// and `_` there, so that `items-by-id` becomes `items_by_id`.
  public var variableName: String { Self.variableName(of: name) }

  /// The stage variable of a function of this name.
  public static func variableName(of function: String) -> String {
    function.replacing("-", with: "_")
  }
}
