import Foundation
import TensorEngine
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A digest of numbers' bits: FNV-1a, NaN counted as one value.
private struct Digest {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ tensor: Tensor) {
    for scalar in tensor.scalars {
      value = (value ^ UInt64(scalar.isNaN ? 0x7fc0_0000 : scalar.bitPattern)) &* 0x100_0000_01b3
    }
  }
}

@Suite("The same bits on every machine and vector unit")
struct SameBitsTests {
  /// What is computed, by name, as a digest of all resulting bits.
  static func digests() -> [String: String] {
    var result: [String: String] = [:]
    func keep(_ name: String, _ tensors: [Tensor]) {
      var digest = Digest()
      for tensor in tensors { digest.add(tensor) }
      result[name] = String(digest.value, radix: 16)
    }
    withSeed(11) {
      let sizes = [1, 15, 16, 17, 63, 64, 65, 1000, 4099]
      keep("rand", sizes.map { Tensor.rand([$0]) })
      keep("randn", sizes.map { Tensor.randn([$0]) })

      let edges: Tensor = [
        0, -0.0, 1, -1, .init(Float.infinity), .init(-Float.infinity), .init(Float.nan),
        .init(Float.leastNonzeroMagnitude), .init(-Float.leastNormalMagnitude),
        .init(Float.greatestFiniteMagnitude), 1e10, -1e30, 88.7, -103.5, 0.5,
      ]
      let x = concatenate([Tensor.uniform([5001], low: -30, high: 30), edges])
      let y = concatenate([edges, Tensor.uniform([5001], low: -3, high: 3)])
      let functions: [(String, (Tensor) -> Tensor)] = [
        ("exp", exp), ("log", log), ("sin", sin), ("cos", cos), ("tanh", tanh),
        ("sigmoid", sigmoid), ("erf", erf), ("sqrt", sqrt), ("relu", relu), ("abs", abs),
      ]
      for (name, function) in functions { keep(name, [function(x)]) }
      keep("arithmetic", [x + y, x - y, x * y, x / y])
      keep("power", [pow(x, y), x.pow(1.7)])
      keep("compare", [x .< y, x .>= y, x .== x, x.clamp(min: -1, max: 1)])
      keep("sums", sizes.map { Tensor.randn([$0]).sum() })
      keep(
        "reductions",
        [
          Tensor.randn([200, 33]).sum(dim: 0), Tensor.randn([33, 200]).variance(dim: 1),
          Tensor.randn([3, 70, 5]).mean(dim: 1), Tensor.randn([9, 9]).norm(),
          Tensor.randn([99]).max(),
        ])
      let shapes = [
        (1, 1, 1), (2, 3, 5), (7, 33, 17), (13, 300, 40), (70, 64, 65), (30, 257, 2100),
      ]
      for (n, k, m) in shapes {
        keep("matmul \(n) \(k) \(m)", [matmul(.randn([n, k]), .randn([k, m]))])
      }
      // A subnormal and an overflowing product, where a rounding too many shows.
      keep(
        "matmul, tiny and huge",
        [
          matmul(Tensor.randn([9, 50]) * 1e-20, Tensor.randn([50, 9]) * 1e-20),
          matmul(Tensor.randn([9, 50]) * 1e20, Tensor.randn([50, 9]) * 1e19),
        ])

      for (name, tensors) in layerResults() { keep(name, tensors) }
      for (name, tensors) in largeResults() + otherResults() { keep(name, tensors) }
      for (name, tensors) in augmentationResults() + algebraResults() { keep(name, tensors) }
      for (name, tensors) in choiceResults() { keep(name, tensors) }

      let model = Sequential {
        Linear(5, 20)
        BatchNorm1d(20)
        Tanh()
        Linear(20, 20)
        Sigmoid()
        Linear(20, 3)
      }
      let optimizer = SGD(model.parameters, learningRate: 0.1, momentum: 0.9)
      let input = Tensor.randn([37, 5])
      var losses: [Tensor] = []
      for _ in 0..<20 {
        let loss = crossEntropy(model(input), (0..<37).map { $0 % 3 })
        optimizer.zeroGrad()
        loss.backward()
        optimizer.step()
        losses.append(loss)
      }
      keep("training", losses + model.parameters)
    }
    return result
  }

  /// Outputs and gradients of layers. Of their own seed: what follows draws the
  /// numbers that it drew before there were any.
  private static func layerResults() -> [(String, [Tensor])] {
    withSeed(12) {
      let layers: [(String, any Layer)] = [
        ("convolution", Conv2d(4, 20, kernelSize: 3, padding: .same)),
        (
          "convolution, strided",
          Conv2d(4, 6, kernelSize: [2, 5], stride: 3, dilation: 2, groups: 2)
        ),
        ("convolution, transposed", ConvTranspose2d(4, 6, kernelSize: 3, stride: 2, padding: 1)),
        ("maximum pool", MaxPool2d(kernelSize: 3, stride: 2, padding: 1)),
        ("average pool", AvgPool2d(kernelSize: 3, stride: 2, padding: 1)),
        ("adaptive average pool", AdaptiveAvgPool2d([3, 4])),
        ("batch norm", BatchNorm2d(4)),
        ("layer norm", LayerNorm([11, 13])),
        ("group norm", GroupNorm(2, 4)),
        ("ELU", ELU()),
        ("GELU", GELU()),
      ]
      var results: [(String, [Tensor])] = []
      for (name, layer) in layers {
        let input = Tensor.randn([3, 4, 11, 13], requiresGrad: true)
        let output = layer(input)
        let weights = Tensor.randn(output.shape)
        (output * weights).sum().backward()
        var tensors = [output, input.grad ?? input]
        for parameter in layer.parameters { tensors.append(parameter.grad ?? parameter) }
        results.append((name, tensors))
      }
      let (lstm, gru) = (LSTM(7, 9, numLayers: 2), GRU(7, 9))
      let sequence = Tensor.randn([5, 3, 7])
      let outputs = [lstm(sequence).output, gru(sequence).output]
      for output in outputs { output.square().sum().backward() }
      let gradients = (lstm.parameters + gru.parameters).compactMap(\.grad)
      results.append(("recurrent", outputs + gradients))
      return results
    }
  }

  private static func algebraResults() -> [(String, [Tensor])] {
    withSeed(13) {
      let a = Tensor.randn([13, 13])
      let (qr, svd, eigh) = (a.qr(), a.svd(), (a + a.t()).eigh())
      let x = Tensor.randn([3, 60])
      let points = (0..<500).map { TensorEngine.pow(1.03, $0) * ($0 % 2 == 0 ? 1e-3 : -1e-3) }
      // Named in full: Foundation has functions of these names.
      let functions: [(Double) -> Double] = [
        { TensorEngine.exp($0) }, { TensorEngine.log($0) }, { TensorEngine.log2($0) },
        { TensorEngine.log10($0) }, { TensorEngine.sin($0) }, { TensorEngine.cos($0) },
        { TensorEngine.tanh($0) }, { TensorEngine.pow($0, 1.7) }, { TensorEngine.pow($0, -3) },
        { TensorEngine.sigmoid($0) },
      ]
      // All bits of each double.
      let halves = functions.flatMap { f in
        points.flatMap { x -> [Float] in
          let bits = f(x).isNaN ? 0 : f(x).bitPattern
          return [Float(bits >> 48), Float(bits >> 24 & 0xffffff), Float(bits & 0xffffff)]
        }
      }
      return [
        ("decompositions", [qr.q, qr.r, svd.u, svd.s, svd.vh, eigh.values, eigh.vectors]),
        ("eigenvalues", [a.eigvals(), a.eigenvalueMagnitudes()]),
        ("inverse", [a.inverse(), a.det(), a.solve(x.reshape([-1])[..<13])]),
        ("batches of matrices", [matmul(x.reshape([2, 5, 18]), Tensor.randn([18, 7]))]),
        (
          "Fourier transforms", [rfft(x), fft(x.reshape([3, 30, 2])), fftConvolve(x, x[0, ..<17])]
        ),
        ("cumulative", [x.cumsum(dim: 1), x.cumprod(dim: 1), x.cummax(dim: 0).values]),
        ("norms", [x.norm(dim: 1, p: 3), (x * 1e-30).norm(), (x * 1e30).norm(dim: 0)]),
        ("orthogonal", [Tensor.zeros([6, 2, 5]).initialize(.orthogonal())]),
        ("functions of doubles", [Tensor(scalars: halves, shape: [halves.count])]),
      ]
    }
  }

  private static let recorded = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Reference/sameBits.json")

  /// The bits recorded once, on whatever machine that was. `LESSONS_RECORD=1` records them anew, and
  /// still fails, so that no run that recorded passes for one that compared.
  @Test func asRecorded() throws {
    // Forced means forced: a setting that nobody reads would compare nothing.
    let environment = ProcessInfo.processInfo.environment
    if let unit = environment["LESSONS_SIMD"] { try #require(simdName == unit) }
    if let count = environment["LESSONS_THREADS"] { try #require("\(threadCount)" == count) }
    let digests = Self.digests()
    if environment["LESSONS_RECORD"] == "1" {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try (encoder.encode(digests) + Data("\n".utf8)).write(to: Self.recorded)
      Issue.record(
        "recorded \(Self.recorded.lastPathComponent) anew: run again without LESSONS_RECORD")
    }
    let expected = try JSONDecoder().decode(
      [String: String].self, from: Data(contentsOf: Self.recorded))
    #expect(expected.count > 20)
    for (name, digest) in expected {
      #expect(digests[name] == digest, "\(name) with \(simdName)")
    }
    #expect(Set(digests.keys) == Set(expected.keys))
  }

  #if os(Linux)
    /// What a run may be forced to: each vector unit, with each number of threads.
    static let settings = ["baseline", "avx2", "avx512", "neon"].flatMap { unit in
      ["1", "2", "5"].map { ["LESSONS_SIMD": unit, "LESSONS_THREADS": $0] }
    }

    /// Whether the processor has a vector unit, as Linux tells.
    private static func hasUnit(_ name: String) throws -> Bool {
      #if arch(x86_64)
        let flags = ["baseline": [], "avx2": ["avx2", "fma"], "avx512": ["avx512f", "avx512vl"]]
        guard let needed = flags[name] else { return false }
        let words = Set(
          try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
            .split(whereSeparator: \.isWhitespace))
        return needed.allSatisfy { words.contains(Substring($0)) }
      #else
        return name == "neon" || name == "baseline"
      #endif
    }

    /// This test program again, with each of the settings.
    @Test(arguments: settings)
    func withEvery(_ setting: [String: String]) throws {
      let environment = ProcessInfo.processInfo.environment
      let forced = Set(Self.settings.flatMap(\.keys) + ["LESSONS_RECORD"])
      if forced.contains(where: { environment[$0] != nil }) { return }
      let process = Process()
      process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = [
        "--testing-library", "swift-testing", "--filter", "SameBitsTests/asRecorded",
      ]
      process.environment = environment.merging(setting) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      if try !Self.hasUnit(setting["LESSONS_SIMD"]!) {
        #expect(text.contains("but this machine has"), "\(text)")
        return
      }
      #expect(process.terminationStatus == 0, "\(text)")
      #expect(text.contains("asRecorded() passed"), "\(text)")
    }
  #endif
}
