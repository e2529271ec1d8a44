import TensorEngine
import Testing

@Suite("Fourier transforms")
struct FourierTests {
  @Test(arguments: [1, 2, 3, 6, 16, 17, 100, 101, 1024, 4095])
  func thereAndBack(_ n: Int) {
    let x = withSeed(n) { Tensor.randn([2, n]) }
    #expect((irfft(rfft(x), n: n) - x).abs().max().item() < 1e-6)
    let z = withSeed(n) { Tensor.randn([2, n, 2]) }
    #expect((ifft(fft(z)) - z).abs().max().item() < 1e-6)
    // Parseval: the squares add up to n times as much.
    let (before, after) = (z.square().sum().item(), fft(z).square().sum().item())
    #expect((after / Double(n) - before).magnitude < 1e-5 * before)
  }

  @Test func purePartsStayPure() {
    // Angles are reduced by whole numbers: what is 0 comes out as 0.
    let wave = Tensor([1, 0, -1, 0, 1, 0, -1, 0])
    #expect(rfft(wave) == [[0, 0], [0, 0], [4, 0], [0, 0], [0, 0]])
    #expect(rfft(Tensor.ones([8]))[0] == [8, 0])
  }

  /// The same layer that chapters use, its kernel turned around.
  @Test func convolutionIsTheLayersTurnedAround() {
    withSeed(8) {
      let (x, kernel) = (Tensor.randn([50]), Tensor.randn([9]))
      let layer = Conv1d(1, 1, kernelSize: 9, bias: false)
      layer.weight = kernel.flip(dim: 0).reshape([1, 1, 9])
      let direct = layer(x.reshape([1, 50])).reshape([42])
      #expect((fftConvolve(x, kernel, .valid) - direct).abs().max().item() < 1e-5)
      let (picture, window) = (Tensor.randn([20, 31]), Tensor.randn([5, 4]))
      let plane = Conv2d(1, 1, kernelSize: [5, 4], bias: false)
      plane.weight = window.flip(dim: [0, 1]).reshape([1, 1, 5, 4])
      let flat = plane(picture.unsqueeze(0)).squeeze(0)
      #expect((fftConvolve2d(picture, window, .valid) - flat).abs().max().item() < 2e-5)
    }
  }
}
