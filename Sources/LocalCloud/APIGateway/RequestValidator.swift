/// What is held against requests before they are passed on.
struct RequestValidator: Sendable {
  let id: String
  var name: String
  var validatesBody = false
  var validatesParameters = false
}
