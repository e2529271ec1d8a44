// Loops over arrays. Where an array ends within a vector, the rest of the vector is zeros and its
// results are dropped.

#define UNARY(name, expression)                                   \
  static void name(const float *x, float *y, long count) {        \
    long i = 0;                                                   \
    for (; i + LANES <= count; i += LANES) {                      \
      F v = load(x + i);                                          \
      store(y + i, expression);                                   \
    }                                                             \
    if (i < count) {                                              \
      F v = load_part(x + i, count - i);                          \
      store_part(y + i, expression, count - i);                   \
    }                                                             \
  }

#define BINARY_LOOP(get_a, get_b, expression)                     \
  {                                                               \
    long i = 0;                                                   \
    for (; i + LANES <= count; i += LANES) {                      \
      F u = get_a(load(a + i)), v = get_b(load(b + i));           \
      store(y + i, expression);                                   \
    }                                                             \
    if (i < count) {                                              \
      F u = get_a(load_part(a + i, count - i));                   \
      F v = get_b(load_part(b + i, count - i));                   \
      store_part(y + i, expression, count - i);                   \
    }                                                             \
  }
#define LOADED(x) x
#define FIXED_A(x) fixed_a
#define FIXED_B(x) fixed_b

#define BINARY(name, expression)                                                              \
  static void name(                                                                           \
      const float *a, long a_step, const float *b, long b_step, float *y, long count) {       \
    if (count <= 0) return;                                                                   \
    F fixed_a = splat(*a), fixed_b = splat(*b);                                               \
    if (a_step != 0 && b_step != 0) BINARY_LOOP(LOADED, LOADED, expression)                   \
    else if (a_step != 0) BINARY_LOOP(LOADED, FIXED_B, expression)                            \
    else if (b_step != 0) BINARY_LOOP(FIXED_A, LOADED, expression)                            \
    else BINARY_LOOP(FIXED_A, FIXED_B, expression)                                            \
  }

#define TRUTH(mask) (F)((I)(mask) & (I)splat(1.f))

UNARY(negative, (F)((I)v ^ splat_int(INT32_MIN)))
UNARY(absolute_value, absolute(v))
UNARY(reciprocal, splat(1.f) / v)
UNARY(square, v * v)
UNARY(square_root_of, square_root(v))
UNARY(exponential, lanes_exp(v))
UNARY(logarithm, lanes_log(v))
UNARY(sine, lanes_sin(v))
UNARY(cosine, lanes_cos(v))
UNARY(hyperbolic_tangent, lanes_tanh(v))
UNARY(sigmoid, lanes_sigmoid(v))
UNARY(error_function, lanes_erf(v))
// NaN stays NaN, as in PyTorch.
UNARY(relu, select_float((I)(v <= splat(0.f)), splat(0.f), v))
UNARY(sign, TRUTH(v > splat(0.f)) - TRUTH(v < splat(0.f)))

BINARY(add, u + v)
BINARY(subtract, u - v)
BINARY(multiply, u *v)
BINARY(divide, u / v)
BINARY(power, lanes_power(u, v))
// NaN in either gives NaN.
BINARY(minimum, select_float((I)(u < v) | (I)(u != u), u, v))
BINARY(maximum, select_float((I)(u > v) | (I)(u != u), u, v))
BINARY(less, TRUTH(u < v))
BINARY(less_equal, TRUTH(u <= v))
BINARY(equal, TRUTH(u == v))
BINARY(not_equal, TRUTH(u != v))
BINARY(sigmoid_gradient, u *(v * (splat(1.f) - v)))
BINARY(tanh_gradient, u *fused(v, (F)((I)v ^ splat_int(INT32_MIN)), splat(1.f)))
BINARY(relu_gradient, (F)((I)u & ~(I)(v <= splat(0.f))))

static void add_scaled(const float *start, float scale, const float *x, float *y, long count) {
  F factor = splat(scale);
  long i = 0;
  for (; i + LANES <= count; i += LANES)
    store(y + i, fused(factor, load(x + i), load(start + i)));
  if (i < count) {
    long n = count - i;
    store_part(y + i, fused(factor, load_part(x + i, n), load_part(start + i, n)), n);
  }
}
