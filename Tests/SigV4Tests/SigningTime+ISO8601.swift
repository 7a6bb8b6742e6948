import FoundationEssentials
import SigV4

extension SigningTime {
  /// The time that a text such as `2015-08-30T12:36:00Z` means.
  init(iso8601 text: String) throws {
    let date = try Date(text, strategy: .iso8601)
    self.init(secondsSince1970: Int64(date.timeIntervalSince1970))
  }
}
