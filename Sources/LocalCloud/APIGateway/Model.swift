/// What a body must look like.
struct Model: Sendable {
  let id: String
  let name: String
  let contentType: String
  var description: String?
  var schema: String

  /// Those that come with every API.
  static let builtIn = [
    Model(
      id: "empty0", name: "Empty", contentType: "application/json",
      description: "This is a default empty schema model",
      schema: """
        {
          "$schema": "http://json-schema.org/draft-04/schema#",
          "title" : "Empty Schema",
          "type" : "object"
        }
        """),
    Model(
      id: "error0", name: "Error", contentType: "application/json",
      description: "This is a default error schema model",
      schema: """
        {
          "$schema" : "http://json-schema.org/draft-04/schema#",
          "title" : "Error Schema",
          "type" : "object",
          "properties" : {
            "message" : { "type" : "string" }
          }
        }
        """),
  ]
}
