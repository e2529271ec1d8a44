import LessonRunner
import Testing

@Suite struct QuantityTests {
  @Test func agesAndSizesAreRead() {
    #expect(Age("90m")?.duration == .seconds(5_400))
    #expect(Age("12h")?.duration == .seconds(43_200))
    #expect(Age("30d")?.duration == .seconds(2_592_000))
    #expect(Age("2w")?.duration == .seconds(1_209_600))
    #expect(ByteCount("500MB")?.bytes == 500_000_000)
    #expect(ByteCount("0.5 GB")?.bytes == 500_000_000)
    #expect(ByteCount("3kb")?.bytes == 3_000)
  }

  @Test(arguments: ["", "d", "30", "30 days", "-1d", "1.5d", "99999999d"])
  func whatIsNoAgeIsNone(_ text: String) {
    #expect(Age(text) == nil)
  }

  @Test(arguments: ["", "MB", "500", "-1MB", "nanMB", "1e99GB", "5TB"])
  func whatIsNoSizeIsNone(_ text: String) {
    #expect(ByteCount(text) == nil)
  }

  @Test func sizesAreShownShortly() {
    let shown = [0, 999, 1_000, 1_250, 12_345, 5_000_000, 1_500_000_000].map {
      ByteCount(bytes: $0).description
    }
    #expect(
      shown == ["0 bytes", "999 bytes", "1.0 kB", "1.2 kB", "12 kB", "5.0 MB", "1.5 GB"])
  }
}
