#if os(Linux)
  import Foundation
  import TensorEngine
  import Testing

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  @Suite("Memory does not grow")
  struct MemoryTests {
    /// In a process of its own, where no other test takes memory.
    @Test func overManyTrainingSteps() async {
      await #expect(processExitsWith: .success) {
        let model = Sequential {
          Linear(4, 16)
          Tanh()
          Linear(16, 3)
        }
        let optimizer = Adam(model.parameters, learningRate: 0.01)
        let x = Tensor.randn([8, 4])
        let labels = [0, 1, 2, 0, 1, 2, 0, 1]
        func train(_ steps: Int) {
          for _ in 0..<steps {
            optimizer.zeroGrad()
            let run = recordActivations(model, x)
            // One that holds its own tensor.
            let hidden = run[1].output
            hidden.registerHook { grad in grad * hidden.abs().clamp(min: 0.5).detach() }
            crossEntropy(run.output, labels).backward()
            optimizer.step()
          }
        }
        train(1_000)
        let before = try residentKilobytes()
        train(9_000)
        let growth = try residentKilobytes() - before
        guard growth < 2_048 else { fatalError("9,000 steps have taken \(growth) kB") }
      }
    }

    /// The same of layers that take scratch memory, on several threads.
    @Test func overManyStepsWithScratch() async {
      await #expect(processExitsWith: .success) {
        setenv("LESSONS_THREADS", "2", 1)
        let convolution = Sequential {
          Conv2d(2, 6, kernelSize: 3, padding: 1)
          BatchNorm2d(6)
          ReLU()
          MaxPool2d(2)
          ConvTranspose2d(6, 2, kernelSize: 3, stride: 2)
        }
        let recurrent = LSTM(6, 20)
        let optimizer = SGD(convolution.parameters + recurrent.parameters, learningRate: 0.001)
        let (pictures, sequence) = (Tensor.randn([3, 2, 12, 11]), Tensor.randn([4, 3, 6]))
        // Large enough to be split.
        let (a, b) = (Tensor.randn([130, 250]), Tensor.randn([250, 270]))
        func train(_ steps: Int) {
          for step in 0..<steps {
            optimizer.zeroGrad()
            let loss = convolution(pictures).square().mean()
            (loss + recurrent(sequence).output.square().mean()).backward()
            optimizer.step()
            if step % 20 == 0 { _ = matmul(a, b) }
          }
        }
        train(1_000)
        let before = try residentKilobytes()
        train(9_000)
        let growth = try residentKilobytes() - before
        guard growth < 2_048 else { fatalError("9,000 steps have taken \(growth) kB") }
      }
    }
  }

  /// The memory of this process that is in use, from Linux's own account of it.
  private func residentKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(line.split(separator: " ").compactMap { Int($0) }.first)
  }
#endif
