import SigV4
import Testing

@Suite("The signing time")
struct SigningTimeTests {
  @Test(
    "A time is written with four, two, two, two, two and two digits",
    arguments: [
      (0, "19700101T000000Z"), (1_440_938_160, "20150830T123600Z"),
      (951_868_799, "20000229T235959Z"), (253_402_300_799, "99991231T235959Z"),
    ] as [(Int64, String)])
  func description(seconds: Int64, text: String) {
    #expect(SigningTime(secondsSince1970: seconds).description == text)
  }

  @Test("Every day from 1970 to 2400 has the date that counting gives")
  func dates() {
    var day: Int64 = 0
    for year in 1970...2400 {
      let isLeapYear = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
      let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        for dayOfMonth in 1...length {
          let number = year * 10_000 + (month + 1) * 100 + dayOfMonth
          let text = SigningTime(secondsSince1970: day * 86_400 + 45_296).description
          if text != "\(number)T123456Z" { Issue.record("\(text) is not \(number)") }
          day += 1
        }
      }
    }
    #expect(day == 157_420)
  }
}
