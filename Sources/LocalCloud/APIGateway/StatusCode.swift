/// The status code at the end of a path.
enum StatusCode {
  static func checked(_ call: Call) throws(Fault) -> String {
    let status = call.label("status")
    guard status.wholeMatch(of: /[1-5][0-9][0-9]/) != nil else {
      throw .constraint(
        status, at: "statusCode", #"satisfy regular expression pattern: [1-5]\d\d"#)
    }
    return status
  }
}
