// The numeric kernels of the engine: no allocation, no threads, no mutable globals.
//
// One source is compiled for several targets; every variant gives the same bits. Elementwise
// kernels may write over an input of theirs.
#pragma once

#include <stdint.h>

/// y[i] = f(x[i])
typedef void (*ck_unary)(const float *x, float *y, long count);
/// y[i] = f(a[i * a_step], b[i * b_step]); a step is 1, or 0 to repeat one number.
typedef void (*ck_binary)(
    const float *a, long a_step, const float *b, long b_step, float *y, long count);
/// One number from `count` numbers: lane l of 64 takes elements l, l + 64, …; then a halving tree.
typedef float (*ck_reduce)(const float *x, long count);
/// y[c] from x[r * stride + c] over `rows`: blocks of 64 rows in order, then the blocks in order.
typedef void (*ck_reduce_rows)(const float *x, long rows, long columns, long stride, float *y);

/// A matrix, element (r, c) at data[r * row_step + c * column_step].
typedef struct {
  const float *data;
  long row_step;
  long column_step;
} ck_matrix;

/// Floats of scratch that `matmul` wants for a product of these sizes.
typedef long (*ck_matmul_scratch)(long rows, long columns, long depth);
/// y = a b, y's rows `y_row` apart: each element adds over the depth in order, one fused step each.
typedef void (*ck_matmul)(
    ck_matrix a, ck_matrix b, float *y, long y_row, long rows, long columns, long depth,
    float *scratch);

/// Floats that `pack` writes.
typedef long (*ck_packed_size)(long columns, long depth);
/// Copies b, depth by columns, to where `matmul_packed` wants it, for many products with it.
typedef void (*ck_pack)(ck_matrix b, long columns, long depth, float *packed);
/// As `matmul`, to the same bits.
typedef void (*ck_matmul_packed)(
    ck_matrix a, const float *packed, float *y, long y_row, long rows, long columns, long depth);

/// Windows of `kernel` elements, `dilation` apart, that move by `stride` over an input of
/// `channels` planes with `padding` zeros before it. Three axes; unused ones have size 1.
typedef struct {
  long channels;
  long input[3], kernel[3], output[3], stride[3], dilation[3], padding[3];
} ck_windows;

/// x[c, i] += columns[(c, k), o] wherever element k of the window at output o of channel c is i, in
/// order of (c, k, o).
typedef void (*ck_fold)(const ck_windows *windows, const float *columns, float *x);

/// The largest element of each window, and its place in its plane: the first of equal ones, or the
/// last NaN. Elements outside the input are left out; a window that meets none, as a dilated one may,
/// gives -infinity and the place -1.
typedef void (*ck_max_pool)(const ck_windows *windows, const float *x, float *y, int32_t *places);
/// x[p, places[p, o]] += gradient[p, o] for every output of every plane that has a place, of an x that
/// starts at 0.
typedef void (*ck_max_pool_gradient)(
    const float *gradient, const int32_t *places, long planes, long outputs, long inputs, float *x);

/// Floats of scratch that `convolve` wants.
typedef long (*ck_convolve_scratch)(const ck_windows *windows);
/// y[r, o] = Σ weight[r, (c, k)] · element k of the window at output o of channel c, + bias[r] unless
/// that is null; for outputs from `first` to before `end`. The sum goes over (c, k) in order, one fused
/// step each. y is [out_channels, outputs]; a padding may be negative, which crops.
typedef void (*ck_convolve)(
    const ck_windows *windows, const float *x, const float *weight, const float *bias, float *y,
    long out_channels, long first, long end, float *scratch);
/// Floats of scratch that `convolve_weight` wants.
typedef long (*ck_convolve_weight_scratch)(const ck_windows *windows, long out_channels);
/// y[(c, k), r] = Σ over outputs o in order of gradient[r, o] · element k of the window at o of channel
/// c; for the elements (c, k) from `first` to before `end`.
typedef void (*ck_convolve_weight)(
    const ck_windows *windows, const float *x, const float *gradient, float *y, long out_channels,
    long first, long end, float *scratch);

/// Normalizing a run of numbers, x̂ = (x − mean) · inverse, with a weight and a bias beside each number
/// (step 1) or one for all (step 0).
///
/// Σ (x − mean)²
typedef float (*ck_squared_differences)(const float *x, float mean, long count);
/// y = x̂ w + b
typedef void (*ck_normalize)(
    const float *x, float mean, float inverse, const float *w, long w_step, const float *b,
    long b_step, float *y, long count);
/// Σ gradient w and Σ gradient w x̂
typedef struct {
  float plain, along;
} ck_gradient_sums;
typedef ck_gradient_sums (*ck_normalize_sums)(
    const float *gradient, const float *x, float mean, float inverse, const float *w, long w_step,
    long count);
/// y = (gradient w − plain − x̂ along) scale
typedef void (*ck_normalize_gradient)(
    const float *gradient, const float *x, float mean, float inverse, const float *w, long w_step,
    float plain, float along, float scale, float *y, long count);
/// weight += gradient x̂, bias += gradient
typedef void (*ck_normalize_weight_gradient)(
    const float *gradient, const float *x, float mean, float inverse, float *weight, float *bias,
    long count);

/// A step of an LSTM over `rows` examples. The gates' sums are share + (own + bias), [rows, 4 hidden]
/// in the order input, forget, cell, output; `bias` may be null. Writes the gates after their
/// activations, c' = f c + i g, tanh(c') and h' = o tanh(c').
typedef void (*ck_lstm_step)(
    const float *share, const float *own, const float *bias, const float *cell, float *gates,
    float *next_cell, float *inner, float *state, long rows, long hidden);
/// The way back: `later` and `gradient` add up to that of h'; `cell_gradient` is that of c' and
/// becomes that of c. Writes the gradient of the gates' sums.
typedef void (*ck_lstm_step_gradient)(
    const float *later, const float *gradient, float *cell_gradient, const float *gates,
    const float *cell, const float *inner, float *gate_gradient, long rows, long hidden);

/// Numbers from Philox 4x32-10. They come in groups of 64: group g uses counters 16 g … 16 g + 15.
typedef void (*ck_random)(uint64_t key, uint64_t group, float a, float b, float *y, long count);

typedef struct {
  const char *name;
  /// How many multiplications of a product take some 30 µs on one core: a part worth a thread of its own,
  /// which may take that long to wake.
  long worth_a_thread;
  ck_unary negative, absolute, reciprocal, square, sqrt, exp, log, sin, cos, tanh, sigmoid, erf,
      relu, sign;
  ck_binary add, subtract, multiply, divide, power, minimum, maximum;
  ck_binary less, less_equal, equal, not_equal;
  /// a is the gradient that arrives, b the output (for relu and abs, the input).
  ck_binary sigmoid_gradient, tanh_gradient, relu_gradient;
  /// y = y + scale * x, one fused step each; `start` may be y.
  void (*add_scaled)(const float *start, float scale, const float *x, float *y, long count);
  ck_reduce sum, minimum_of, maximum_of, sum_of_squares;
  ck_reduce_rows sum_rows, minimum_rows, maximum_rows;
  ck_matmul_scratch matmul_scratch;
  ck_matmul matmul;
  ck_packed_size packed_size;
  ck_pack pack;
  ck_matmul_packed matmul_packed;
  ck_convolve_scratch convolve_scratch;
  ck_convolve convolve;
  ck_convolve_weight_scratch convolve_weight_scratch;
  ck_convolve_weight convolve_weight;
  ck_fold fold;
  ck_max_pool max_pool;
  ck_max_pool_gradient max_pool_gradient;
  ck_squared_differences sum_of_squared_differences;
  ck_normalize normalize;
  ck_normalize_sums normalize_sums;
  ck_normalize_gradient normalize_gradient;
  ck_normalize_weight_gradient normalize_weight_gradient;
  ck_lstm_step lstm_step;
  ck_lstm_step_gradient lstm_step_gradient;
  /// a + (b - a) * u, u uniform in [0, 1).
  ck_random uniform;
  /// a + b * z, z standard normal.
  ck_random normal;
} ck_kernels;

/// The kernels named "baseline", "avx2", "avx512" or "neon", or the widest that this machine runs
/// for a null name. Null when the machine or the build does not have the named ones.
const ck_kernels *ck_select(const char *name);

/// The cores that this process may run on.
long ck_core_count(void);

/// What a thread that looks again and again does in between, so as not to slow its core's other half.
static inline void ck_relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}
