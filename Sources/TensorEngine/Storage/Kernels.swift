// The only file that knows the C library.
import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// y[i] = f(x[i])
typealias UnaryKernel = ck_unary
/// y[i] = f(a[i], b[i]), either operand perhaps one number for all i (step 0).
typealias BinaryKernel = ck_binary
/// Makes one number of many.
typealias ReductionKernel = ck_reduce
/// Makes one row of many.
typealias RowReductionKernel = ck_reduce_rows
/// A matrix with any distance between rows and between columns.
typealias StridedMatrix = ck_matrix

/// Writes random numbers from a seed and a group of 64 on.
typealias RandomKernel = ck_random
/// Windows that slide over up to three axes.
typealias WindowLayout = ck_windows

extension StridedMatrix {
  init(_ data: UnsafePointer<Float>, rowStep: Int, columnStep: Int) {
    self.init(data: data, row_step: rowStep, column_step: columnStep)
  }

  var transposed: StridedMatrix {
    StridedMatrix(data, rowStep: column_step, columnStep: row_step)
  }

  /// The part of the matrix from an element on.
  func from(row: Int, column: Int) -> StridedMatrix {
    StridedMatrix(
      data + row * row_step + column * column_step, rowStep: row_step, columnStep: column_step)
  }
}

extension WindowLayout {
  typealias Sizes = (Int, Int, Int)

  init(
    _ channels: Int, input: Sizes, kernel: Sizes, output: Sizes, stride: Sizes, dilation: Sizes,
    padding: Sizes
  ) {
    self.init(
      channels: channels, input: input, kernel: kernel, output: output, stride: stride,
      dilation: dilation, padding: padding)
  }
}

/// The kernels of one vector unit.
struct Kernels {
  let name: String
  let worthAThread: Int
  let negative, absolute, reciprocal, square, sqrt, exp, log, sin, cos: UnaryKernel
  let tanh, sigmoid, erf, relu, sign: UnaryKernel
  let add, subtract, multiply, divide, power, minimum, maximum: BinaryKernel
  let less, lessEqual, equal, notEqual: BinaryKernel
  let sigmoidGradient, tanhGradient, reluGradient: BinaryKernel
  let addScaled:
    @convention(c) (
      UnsafePointer<Float>?, Float, UnsafePointer<Float>?, UnsafeMutablePointer<Float>?, Int
    ) -> Void
  let sum, minimumOf, maximumOf, sumOfSquares: ReductionKernel
  let sumRows, minimumRows, maximumRows: RowReductionKernel
  let matrixProductScratch: ck_matmul_scratch
  let matrixProduct: ck_matmul
  let packedSize: ck_packed_size
  let pack: ck_pack
  let packedProduct: ck_matmul_packed
  let convolveScratch: ck_convolve_scratch
  let convolve: ck_convolve
  let convolveWeightScratch: ck_convolve_weight_scratch
  let convolveWeight: ck_convolve_weight
  let fold: ck_fold
  let maxPool: ck_max_pool
  let maxPoolGradient: ck_max_pool_gradient
  let sumOfSquaredDifferences: ck_squared_differences
  let normalize: ck_normalize
  let normalizeSums: ck_normalize_sums
  let normalizeGradient: ck_normalize_gradient
  let normalizeWeightGradient: ck_normalize_weight_gradient
  let lstmStep: ck_lstm_step
  let lstmStepGradient: ck_lstm_step_gradient
  let uniform, normal: ck_random

  /// The kernels of a name, or the widest that this machine runs. `nil` if it lacks the named ones.
  init?(_ name: UnsafePointer<CChar>?) {
    guard let table = ck_select(name)?.pointee else { return nil }
    self.name = String(cString: table.name)
    worthAThread = table.worth_a_thread
    negative = table.negative
    absolute = table.absolute
    reciprocal = table.reciprocal
    square = table.square
    sqrt = table.sqrt
    exp = table.exp
    log = table.log
    sin = table.sin
    cos = table.cos
    tanh = table.tanh
    sigmoid = table.sigmoid
    erf = table.erf
    relu = table.relu
    sign = table.sign
    add = table.add
    subtract = table.subtract
    multiply = table.multiply
    divide = table.divide
    power = table.power
    minimum = table.minimum
    maximum = table.maximum
    less = table.less
    lessEqual = table.less_equal
    equal = table.equal
    notEqual = table.not_equal
    sigmoidGradient = table.sigmoid_gradient
    tanhGradient = table.tanh_gradient
    reluGradient = table.relu_gradient
    addScaled = table.add_scaled
    sum = table.sum
    minimumOf = table.minimum_of
    maximumOf = table.maximum_of
    sumOfSquares = table.sum_of_squares
    sumRows = table.sum_rows
    minimumRows = table.minimum_rows
    maximumRows = table.maximum_rows
    matrixProductScratch = table.matmul_scratch
    matrixProduct = table.matmul
    packedSize = table.packed_size
    pack = table.pack
    packedProduct = table.matmul_packed
    convolveScratch = table.convolve_scratch
    convolve = table.convolve
    convolveWeightScratch = table.convolve_weight_scratch
    convolveWeight = table.convolve_weight
    fold = table.fold
    maxPool = table.max_pool
    maxPoolGradient = table.max_pool_gradient
    sumOfSquaredDifferences = table.sum_of_squared_differences
    normalize = table.normalize
    normalizeSums = table.normalize_sums
    normalizeGradient = table.normalize_gradient
    normalizeWeightGradient = table.normalize_weight_gradient
    lstmStep = table.lstm_step
    lstmStepGradient = table.lstm_step_gradient
    uniform = table.uniform
    normal = table.normal
  }
}

extension Kernels {
  /// Σ gradient w and Σ gradient w (x − mean) inverse of a run of numbers.
  @inline(__always) func gradientSums(
    _ gradient: UnsafePointer<Float>, _ x: UnsafePointer<Float>, mean: Float, inverse: Float,
    weight: UnsafePointer<Float>, weightStep: Int, _ count: Int
  ) -> (plain: Float, along: Float) {
    let sums = normalizeSums(gradient, x, mean, inverse, weight, weightStep, count)
    return (sums.plain, sums.along)
  }
}

/// The kernels of the widest vector unit that this machine has, or those that the environment
/// variable `LESSONS_SIMD` names: `baseline`, `avx2`, `avx512` or `neon`. All give the same bits.
///
/// Made once, never changed: safe from every thread.
let kernels: Kernels = {
  let name = getenv("LESSONS_SIMD").flatMap { $0.pointee == 0 ? nil : $0 }
  guard let chosen = Kernels(name) else {
    failure(
      "LESSONS_SIMD is \"\(name.map { String(cString: $0) } ?? "")\", but this machine has "
        + "\"\(Kernels(nil)?.name ?? "")\" and \"baseline\"")
  }
  return chosen
}()

/// The name of the vector unit whose kernels run: `baseline`, `avx2`, `avx512` or `neon`. The
/// environment variable `LESSONS_SIMD` chooses another; the numbers are the same bits with each.
public var simdName: String { kernels.name }

/// The cores that this process may run on.
let coreCount = ck_core_count()

/// What a thread that looks again and again does in between.
@inline(__always) func relax() { ck_relax() }
