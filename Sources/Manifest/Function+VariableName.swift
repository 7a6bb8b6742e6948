extension Function {
  /// The stage variable that names the version which serves: API Gateway allows letters, digits
  /// and `_` there, so that `items-by-id` becomes `items_by_id`.
  public var variableName: String { name.replacing("-", with: "_") }
}
