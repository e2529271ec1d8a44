import Foundation
import TensorEngine
import TestSupport
import Testing

@Suite("Weights go into safetensors files and come back")
struct SafetensorsTests {
  private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Reference/python.safetensors").path

  private func model() -> Sequential {
    Sequential {
      Linear(3, 2)
      BatchNorm1d(2)
    }
  }

  /// Written by Python's safetensors, with PyTorch's names and its counter of batches.
  @Test func readsPythonsFile() throws {
    let file = try Safetensors(path: Self.fixture)
    #expect(file.metadata == ["format": "pt", "note": "Größe \"ä\"\n"])
    #expect(file.names.count == 7)
    let weight = try file.tensor("0.weight")
    #expect(weight == [[0.5, -1.25, 3], [1e-30, -0.0, Tensor(1.0 / 3)]])
    #expect(weight.scalars[4].sign == .minus)

    let model = model()
    try model.load(path: Self.fixture)
    #expect((model[0] as? Linear)?.weight.scalars == weight.scalars)
    let norm = try #require(model[1] as? BatchNorm1d)
    #expect(norm.runningMean == [0.25, 0.5])
    #expect(norm.runningVariance == [4, 9])
    #expect(norm.weight == [1, 2])
    #expect(norm.weight.requiresGrad, "a loaded parameter can still be trained")
  }

  @Test func otherNumberTypesAreNotGuessed() throws {
    let file = try Safetensors(path: Self.fixture)
    let error = #expect(throws: FileError.self) { try file.tensor("1.num_batches_tracked") }
    #expect(
      error?.reason == "tensor \"1.num_batches_tracked\" has dtype I64, and only F32 can be read")
  }

  @Test func roundTrip() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "model.safetensors").path
    let model = withSeed(3) { self.model() }
    _ = model(Tensor.randn([5, 3]))
    try model.save(path: path)
    #expect(try folder.files() == ["model.safetensors"], "nothing else is left behind")
    let other = withSeed(4) { self.model() }
    try other.load(path: path)
    for (saved, loaded) in zip(model.parameters, other.parameters) {
      #expect(saved.scalars == loaded.scalars)
    }
    for (saved, loaded) in zip(model.namedBuffers, other.namedBuffers) {
      #expect(saved.name == loaded.name)
      #expect(saved.buffer.scalars == loaded.buffer.scalars)
    }
    #expect(model.namedBuffers.map(\.name) == ["1.runningMean", "1.runningVariance"])
    let names = try Safetensors(path: path).names
    #expect(
      names == [
        "0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var",
      ])
    try other.save(path: path + "2")
    #expect(try folder.bytes("model.safetensors") == folder.bytes("model.safetensors2"))
  }

  @Test func oddTensors() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "odd").path
    let tensors: [String: Tensor] = [
      "scalar": 2.5, "empty": .zeros([0, 3]), "\"\\\u{1}é😀": [.init(Double.nan), 1],
    ]
    try Safetensors(tensors, metadata: ["a\"": "\n"]).write(path: path)
    let file = try Safetensors(path: path)
    #expect(file.metadata == ["a\"": "\n"])
    #expect(Set(file.names) == Set(tensors.keys))
    for (name, tensor) in tensors {
      let read = try file.tensor(name)
      #expect(read.shape == tensor.shape)
      #expect(read.scalars.map(\.bitPattern) == tensor.scalars.map(\.bitPattern))
    }
  }

  @Test func modulesThatDoNotFit() throws {
    func reason(_ model: Sequential) -> String? {
      let before = model.parameters.map(\.scalars)
      defer { #expect(model.parameters.map(\.scalars) == before, "a failed load changes nothing") }
      return #expect(throws: FileError.self) { try model.load(path: Self.fixture) }?.reason
    }
    let wider = Sequential {
      Linear(3, 2)
      BatchNorm1d(3)
    }
    #expect(reason(wider) == "tensor \"1.weight\" has shape [2], and the module's [3]")
    #expect(
      reason(Sequential { Linear(3, 2) })
        == "the module has no place for 1.bias, 1.running_mean, 1.running_var, 1.weight")
    let longer = Sequential {
      Linear(3, 2)
      BatchNorm1d(2)
      Linear(2, 1)
    }
    #expect(reason(longer) == "there is no tensor \"2.weight\", which the module has")
  }

  /// A file with this header and so many bytes of numbers.
  private func read(_ header: String, bytes: Int = 0, length: UInt64? = nil) throws -> String {
    let text = Array(header.utf8)
    let length = length ?? UInt64(text.count)
    let start = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    return try read(start + text + [UInt8](repeating: 0, count: bytes))
  }

  private func read(_ bytes: [UInt8]) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "f")
    return result(of: folder.url.appending(path: "f").path)
  }

  /// What reading all tensors of a file says.
  private func result(of path: String) -> String {
    do {
      let file = try Safetensors(path: path)
      for name in file.names { _ = try file.tensor(name) }
      return "fine"
    } catch {
      #expect(error.path == path)
      return error.reason
    }
  }

  private func entry(_ name: String, _ shape: String, _ places: String, type: String = "F32")
    -> String
  {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(places)}"
  }

  @Test func hostileLengths() throws {
    #expect(try read([1, 2, 3]) == "3 bytes are too few for a safetensors file")
    let said = "the header should be"
    #expect(try read("{}", length: 3).hasPrefix("\(said) 3 bytes long, and the file has 2"))
    #expect(try read("{}", length: .max).hasPrefix("\(said) 18446744073709551615"))
    #expect(try read("{}", length: 1 << 63).hasPrefix("\(said) 9223372036854775808"))
    #expect(try read("{}", length: 0).contains("no { where one should stand"))
    #expect(try read("{}") == "fine")
    #expect(try read("{}  \n  ") == "fine")
    #expect(try read("{}x").contains("more text after the end"))
  }

  @Test func hostilePlaces() throws {
    #expect(try read("{\(entry("a", "[2]", "[0,8]"))}", bytes: 8) == "fine")
    #expect(
      try read("{\(entry("a", "[2]", "[0,8]"))}", bytes: 7)
        == "the tensors' places end at byte 8, and the file has 7 bytes of them")
    let overlapping = "{\(entry("a", "[2]", "[0,8]")),\(entry("b", "[2]", "[4,12]"))}"
    #expect(try read(overlapping, bytes: 12).contains("should begin at byte 8"))
    let gap = "{\(entry("a", "[1]", "[0,4]")),\(entry("b", "[1]", "[8,12]"))}"
    #expect(try read(gap, bytes: 12).contains("should begin at byte 4"))
    let same = "{\(entry("a", "[1]", "[0,4]")),\(entry("b", "[1]", "[0,4]"))}"
    #expect(try read(same, bytes: 4).contains("should begin at byte 4"))
    #expect(
      try read("{\(entry("a", "[2]", "[8,0]"))}", bytes: 8).contains("not a begin and an end"))
    #expect(
      try read("{\(entry("a", "[2]", "[0,8,9]"))}", bytes: 8).contains("not a begin and an end"))
    #expect(try read("{\(entry("a", "[3]", "[0,8]"))}", bytes: 8).contains("takes 12 bytes"))
    let end = Int.max
    #expect(
      try read("{\(entry("a", "[\(end / 4)]", "[0,\(end - 3)]"))}").contains("places end at byte"))
    let huge = "[4294967296,4294967296,4294967296]"
    #expect(try read("{\(entry("a", huge, "[0,0]"))}").contains("impossible shape"))
    let hidden = "[0,4294967296,4294967296]"
    #expect(try read("{\(entry("a", hidden, "[0,0]"))}").contains("impossible shape"))
    #expect(try read("{\(entry("a", "[99999999999999999999]", "[0,0]"))}").contains("too large"))
  }

  @Test func hostileHeaders() throws {
    let one = entry("a", "[1]", "[0,4]")
    #expect(try read("{\(one),\(one)}", bytes: 8) == "the name \"a\" stands twice in the header")
    let escaped = one.replacingOccurrences(of: "\"a\"", with: "\"\\u0061\"")
    #expect(try read("{\(one),\(escaped)}", bytes: 8).contains("stands twice"))
    let half = entry("a", "[2]", "[0,4]", type: "F16")
    #expect(try read("{\(half)}", bytes: 4).contains("has dtype F16, and only F32"))
    #expect(
      try read("{\(entry("a", "[1]", "[0,4]", type: "F31"))}").contains("unknown dtype \"F31\""))
    for wrong in ["[-1]", "[1.5]", "[01]", "[1e2]", "[1,]", "1", "[[1]]", "[true]", "[null]"] {
      #expect(try read("{\(entry("a", wrong, "[0,4]"))}", bytes: 4).hasPrefix("the header has"))
    }
    #expect(try read("{\"a\":{\"dtype\":\"F32\"}}").contains("lacks its dtype, shape"))
    #expect(try read("{\"a\":{\"x\":1}}").contains("unknown property \"x\""))
    #expect(try read("{\"__metadata__\":{\"a\":{}}}").contains("no \" where"))
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(try read("{\"a\":\(deep)").contains("no { where one should stand"))
    #expect(try read(String(repeating: "{\"a\":", count: 100_000)).contains("unknown property"))
    #expect(try read(deep).contains("no { where"))
    for text in [
      "{\"a", "{\"a\\q\":1}", "{\"\\ud800\":1}", "{\"\\ud800\\u0041\":1}", "{\"\\u12\":1}",
    ] {
      #expect(try read(text).hasPrefix("the header has"), "\(text)")
    }
    #expect(try read([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff]) == "the header is not UTF-8 text")
  }

  /// Whatever one changes in a file, or wherever it ends: an answer or an error, never a crash.
  @Test func damagedFiles() throws {
    let good = Array(try Data(contentsOf: URL(filePath: Self.fixture)))
    // One open file written over in place: thousands of new or emptied files are flushed to the disk.
    let folder = try TemporaryFolder()
    try folder.write("", to: "f")
    let url = folder.url.appending(path: "f")
    let file = try FileHandle(forUpdating: url)
    defer { try? file.close() }
    func read(_ bytes: some Sequence<UInt8>) throws -> String {
      let data = Data(bytes)
      try file.seek(toOffset: 0)
      try file.write(contentsOf: data)
      try file.truncate(atOffset: UInt64(data.count))
      return result(of: url.path)
    }
    #expect(try read(good).contains("has dtype I64, and only F32"))
    for end in good.indices { #expect(try read(good[..<end]) != "fine", "\(end) bytes") }
    var state: UInt32 = 1
    for _ in 0..<2000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      var bytes = good
      bytes[Int(state >> 8) % (good.count - 60)] = UInt8(state & 0xff)
      _ = try read(bytes)
    }
  }

  @Test func paths() throws {
    let folder = try TemporaryFolder()
    for path in [folder.url.path, folder.url.path + "/none", "", "/dev/zero"] {
      #expect(throws: FileError.self) { try Safetensors(path: path) }
    }
    #expect(throws: FileError.self) {
      try Safetensors(["a": 1]).write(path: folder.url.path + "/none/x")
    }
    let error = #expect(throws: FileError.self) {
      try Safetensors(path: folder.url.path + "/none")
    }
    #expect("\(error!)" == "\(folder.url.path)/none: cannot be read: No such file or directory")
  }
}
