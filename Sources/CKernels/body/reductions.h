// One order of adding, whatever the hardware: 64 lanes, then a halving tree.

#define REDUCTION(name, first, step, combine)                                    \
  static float name(const float *x, long count) {                                \
    F a0 = splat(first), a1 = a0, a2 = a0, a3 = a0;                              \
    long i = 0;                                                                  \
    for (; i + 4 * LANES <= count; i += 4 * LANES) {                             \
      F v = load(x + i);                                                         \
      a0 = step(a0, v);                                                          \
      v = load(x + i + LANES);                                                   \
      a1 = step(a1, v);                                                          \
      v = load(x + i + 2 * LANES);                                               \
      a2 = step(a2, v);                                                          \
      v = load(x + i + 3 * LANES);                                               \
      a3 = step(a3, v);                                                          \
    }                                                                            \
    if (i < count) {                                                             \
      float rest[4 * LANES];                                                     \
      for (int k = 0; k < 4 * LANES; k++) rest[k] = first;                       \
      memcpy(rest, x + i, (unsigned long)(count - i) * sizeof(float));           \
      a0 = step(a0, load(rest));                                                 \
      a1 = step(a1, load(rest + LANES));                                         \
      a2 = step(a2, load(rest + 2 * LANES));                                     \
      a3 = step(a3, load(rest + 3 * LANES));                                     \
    }                                                                            \
    F a = combine(combine(a0, a2), combine(a1, a3));                             \
    float lanes[LANES];                                                          \
    store(lanes, a);                                                             \
    for (int half = LANES / 2; half > 0; half /= 2) {                            \
      for (int k = 0; k < half; k++) {                                           \
        F u = splat(lanes[k]), v = splat(lanes[k + half]);                       \
        lanes[k] = combine(u, v)[0];                                             \
      }                                                                          \
    }                                                                            \
    return lanes[0];                                                             \
  }

INLINE F lanes_add(F a, F v) { return a + v; }
INLINE F lanes_add_square(F a, F v) { return fused(v, v, a); }
INLINE F lanes_minimum(F a, F v) { return select_float((I)(v < a) | (I)(v != v), v, a); }
INLINE F lanes_maximum(F a, F v) { return select_float((I)(v > a) | (I)(v != v), v, a); }

REDUCTION(sum, 0.f, lanes_add, lanes_add)
REDUCTION(sum_of_squares, 0.f, lanes_add_square, lanes_add)
REDUCTION(minimum_of, __builtin_inff(), lanes_minimum, lanes_minimum)
REDUCTION(maximum_of, -__builtin_inff(), lanes_maximum, lanes_maximum)

/// Four vectors of sums to one number, in the order of the reductions above.
INLINE float lanes_total(const F a[4]) {
  float lanes[LANES];
  store(lanes, (a[0] + a[2]) + (a[1] + a[3]));
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int k = 0; k < half; k++) lanes[k] += lanes[k + half];
  return lanes[0];
}

#define ROW_BLOCK 64
#define ROW_REDUCTION(name, first, combine)                                                   \
  static void name(const float *x, long rows, long columns, long stride, float *y) {          \
    for (long c = 0; c < columns; c += LANES) {                                               \
      long width = columns - c < LANES ? columns - c : LANES;                                 \
      F total = splat(first);                                                                 \
      for (long block = 0; block < rows; block += ROW_BLOCK) {                                \
        long end = block + ROW_BLOCK < rows ? block + ROW_BLOCK : rows;                       \
        F part = splat(first);                                                                \
        if (width == LANES) {                                                                 \
          for (long r = block; r < end; r++) part = combine(part, load(x + r * stride + c));  \
        } else {                                                                              \
          for (long r = block; r < end; r++)                                                  \
            part = combine(part, load_part(x + r * stride + c, width));                       \
        }                                                                                     \
        total = combine(total, part);                                                         \
      }                                                                                       \
      store_part(y + c, total, width);                                                        \
    }                                                                                         \
  }

ROW_REDUCTION(sum_rows, 0.f, lanes_add)
ROW_REDUCTION(minimum_rows, __builtin_inff(), lanes_minimum)
ROW_REDUCTION(maximum_rows, -__builtin_inff(), lanes_maximum)
