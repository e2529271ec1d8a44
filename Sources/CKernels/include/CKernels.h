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
/// y = a b, y contiguous: each element adds over the depth in order, one fused step each.
typedef void (*ck_matmul)(
    ck_matrix a, ck_matrix b, float *y, long rows, long columns, long depth, float *scratch);

/// Windows of `kernel` elements, `dilation` apart, that move by `stride` over an input of
/// `channels` planes with `padding` zeros before it. Three axes; unused ones have size 1.
typedef struct {
  long channels;
  long input[3], kernel[3], output[3], stride[3], dilation[3], padding[3];
} ck_windows;

/// columns[(c, k), o] = the element k of the window at output o of channel c, 0 outside.
typedef void (*ck_unfold)(const ck_windows *windows, const float *x, float *columns);
/// Adds every element of the columns to where `unfold` took it from, in order of (c, k, o).
typedef void (*ck_fold)(const ck_windows *windows, const float *columns, float *x);

/// Numbers from Philox 4x32-10. They come in groups of 64: group g uses counters 16 g … 16 g + 15.
typedef void (*ck_random)(uint64_t key, uint64_t group, float a, float b, float *y, long count);

typedef struct {
  const char *name;
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
  ck_unfold unfold;
  ck_fold fold;
  /// a + (b - a) * u, u uniform in [0, 1).
  ck_random uniform;
  /// a + b * z, z standard normal.
  ck_random normal;
} ck_kernels;

/// The kernels named "baseline", "avx2", "avx512" or "neon", or the widest that this machine runs
/// for a null name. Null when the machine or the build does not have the named ones.
const ck_kernels *ck_select(const char *name);
