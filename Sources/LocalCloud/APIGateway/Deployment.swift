/// A copy of an API's definition as it was.
struct Deployment: Sendable {
  let id: String
  let created: Duration
  var description: String?
  let definition: RestAPI.Definition
}
