// Prints a digest of what every kernel of a variant computes, one line a kernel:
//
//     kernel_digest [baseline|avx2|avx512|neon]     (the widest that the machine has, unless named)
//
// Scripts/check-neon.sh compiles it for two processors and compares the lines. A table entry that no
// line below covers ends it with exit code 1, so a new kernel needs a line here: `UNARY(name)` or its
// kin for the kinds that there are, a function for a kind of its own. Exit code 3: the machine lacks
// the variant.
#include "CKernels.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Lengths around every vector's and every block's size.
static const long lengths[] = {1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 48, 63, 64, 65, 127, 130, 1000, 4099};
enum { LENGTHS = sizeof lengths / sizeof *lengths, MOST = 4099, GUARD = 16 };
static const float sentinel = 0x1.2345p-7f;

// Numbers: a counter, mixed (Steele, Lea and Flood, "Fast splittable pseudorandom number
// generators", 2014). Whole-number arithmetic alone, so that every machine makes the same.
static uint64_t counter;

static uint64_t draw(void) {
  uint64_t z = counter += 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return z ^ z >> 31;
}

static float of_bits(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

static float between(float low, float high) {
  return (float)(low + ((double)high - low) * (double)(draw() >> 40) * 0x1p-24);
}

/// How the numbers of a call are spread.
typedef enum { SMALL, NEAR_ONE, WIDE, ANY_BITS, EDGES, SPREADS } spread;

static float number(spread s) {
  static const uint32_t edges[] = {
      0x00000000, 0x80000000, 0x3f800000, 0xbf800000, 0x7f800000, 0xff800000, 0x7fc00000, 0x00000001,
      0x80000001, 0x007fffff, 0x00800000, 0x80800000, 0x7f7fffff, 0xff7fffff, 0x3f000000, 0xbf000000,
      0x40000000, 0x40400000, 0xc0400000, 0x4b000001, 0x4b7fffff, 0xcb7fffff, 0x42b17218, 0xc2cff1b5};
  switch (s) {
    case SMALL: return between(-4, 4);
    case NEAR_ONE: return between(0.5f, 2);
    case WIDE: return between(-110, 110);
    case ANY_BITS: return of_bits((uint32_t)(draw() >> 32));
    default: return of_bits(edges[(draw() >> 33) % (sizeof edges / sizeof *edges)]);
  }
}

static void fill(float *x, long count, spread s) {
  for (long i = 0; i < count; i++) x[i] = number(s);
}

static void blank(float *y, long count) {
  for (long i = 0; i < count + GUARD; i++) y[i] = sentinel;
}

// The digest is FNV-1a over the bits, all NaN counted as one: their payloads differ between machines.
static uint64_t digest;

static void add(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  digest = (digest ^ (x != x ? 0x7fc00000 : bits)) * 0x100000001b3;
}

/// Takes in a result and what lies behind it, which a kernel must leave alone.
static void add_all(const float *y, long count) {
  for (long i = 0; i < count + GUARD; i++) add(y[i]);
}

static const ck_kernels *kernels;
enum { SLOTS = sizeof(ck_kernels) / sizeof(void (*)(void)) };
static char covered[SLOTS];

static void begin(const char *name, size_t offset) {
  covered[offset / sizeof(void (*)(void))] = 1;
  digest = 0xcbf29ce484222325;
  // Each kernel's numbers depend on its name alone: a new line moves no other.
  counter = 0;
  for (; *name; name++) counter = (counter ^ (unsigned char)*name) * 0x100000001b3;
}

static void end(const char *name) { printf("%-26s %016llx\n", name, (unsigned long long)digest); }

static void need(int holds, const char *what) {
  if (holds) return;
  fprintf(stderr, "kernel_digest: %s\n", what);
  exit(1);
}

static float a[2 * MOST], b[2 * MOST], y[2 * MOST + GUARD];

static void unary(ck_unary kernel) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++) {
      long count = lengths[n];
      fill(a, count, s);
      blank(y, count);
      kernel(a, y, count);
      add_all(y, count);
      kernel(a, a, count);
      need(memcmp(a, y, (size_t)count * sizeof *a) == 0, "writing over the input changes the result");
    }
}

static void binary(ck_binary kernel) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++)
      for (int steps = 0; steps < 4; steps++) {
        long count = lengths[n];
        fill(a, count, s);
        fill(b, count, steps == 1 ? SMALL : s);
        blank(y, count);
        kernel(a, steps & 1 ? 0 : 1, b, steps & 2 ? 0 : 1, y, count);
        add_all(y, count);
      }
}

static void reduce(ck_reduce kernel) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++) {
      fill(a, lengths[n], s);
      add(kernel(a, lengths[n]));
    }
  add(kernel(a, 0));
}

static void reduce_rows(ck_reduce_rows kernel) {
  static const long shapes[][3] = {{1, 1, 1}, {0, 3, 3}, {2, 17, 20}, {63, 5, 5}, {64, 33, 33}, {65, 16, 19}, {200, 7, 9}, {130, 31, 31}};
  for (int s = 0; s < SPREADS; s++)
    for (size_t n = 0; n < sizeof shapes / sizeof *shapes; n++) {
      long rows = shapes[n][0], columns = shapes[n][1], stride = shapes[n][2];
      fill(a, rows * stride, s);
      blank(y, columns);
      kernel(a, rows, columns, stride, y);
      add_all(y, columns);
    }
}

static void add_scaled(void) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++) {
      long count = lengths[n];
      fill(a, count, s);
      fill(b, count, s);
      float scale = number(s);
      blank(y, count);
      kernels->add_scaled(a, scale, b, y, count);
      add_all(y, count);
    }
}

/// Scratch with a guard behind it.
static float *scratch_of(long count) {
  float *scratch = malloc((size_t)(count + GUARD) * sizeof *scratch);
  need(scratch != NULL, "no memory");
  for (long i = 0; i < count + GUARD; i++) scratch[i] = sentinel;
  return scratch;
}

static void free_scratch(float *scratch, long count) {
  for (int i = 0; i < GUARD; i++) need(scratch[count + i] == sentinel, "a kernel writes past its scratch");
  free(scratch);
}

static void matmul(void) {
  static const long shapes[][3] = {
      {1, 1, 1}, {2, 5, 3}, {7, 17, 33}, {1, 64, 9}, {6, 1, 16}, {12, 32, 2}, {13, 40, 300}, {3, 5, 0},
      {30, 70, 515}, {131, 150, 140}, {5, 2100, 3}};
  for (int s = 0; s < SPREADS; s++)
    for (size_t n = 0; n < sizeof shapes / sizeof *shapes; n++)
      for (int turned = 0; turned < 4; turned++) {
        long rows = shapes[n][0], columns = shapes[n][1], depth = shapes[n][2];
        float *p = calloc((size_t)(rows * depth + 1), sizeof *p);
        float *q = calloc((size_t)(depth * columns + 1), sizeof *q);
        // Wider rows than the product's, of which the rest must stay as it is.
        long y_row = columns + (turned == 3 ? 5 : 0);
        float *out = calloc((size_t)(rows * y_row + GUARD), sizeof *out);
        // The scratch holds no numbers that a kernel could rely on, and is no longer than it asked for.
        long room = kernels->matmul_scratch(rows, columns, depth);
        float *scratch = malloc((size_t)(room + GUARD) * sizeof *scratch);
        for (long i = 0; i < room + GUARD; i++) scratch[i] = sentinel;
        need(p && q && out && scratch, "no memory");
        fill(p, rows * depth, s);
        fill(q, depth * columns, s);
        blank(out, rows * y_row);
        ck_matrix left = {p, turned & 1 ? 1 : depth, turned & 1 ? rows : 1};
        ck_matrix right = {q, turned & 2 ? 1 : columns, turned & 2 ? depth : 1};
        kernels->matmul(left, right, out, y_row, rows, columns, depth, scratch);
        add_all(out, rows * y_row);
        for (int i = 0; i < GUARD; i++) need(scratch[room + i] == sentinel, "matmul writes past its scratch");
        long packed_room = kernels->packed_size(columns, depth);
        float *packed = scratch_of(packed_room);
        float *again = calloc((size_t)(rows * y_row + GUARD), sizeof *again);
        need(again != NULL, "no memory");
        blank(again, rows * y_row);
        kernels->pack(right, columns, depth, packed);
        kernels->matmul_packed(left, packed, again, y_row, rows, columns, depth);
        need(
            memcmp(again, out, (size_t)(rows * y_row) * sizeof *out) == 0,
            "a packed product differs from one that is not");
        free_scratch(packed, packed_room);
        free(p), free(q), free(out), free(scratch), free(again);
      }
}

static const ck_windows windows[] = {
    {1, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {0, 0, 0}},
    {2, {1, 5, 6}, {1, 3, 3}, {1, 5, 6}, {1, 1, 1}, {1, 1, 1}, {0, 1, 1}},
    {3, {1, 1, 40}, {1, 1, 5}, {1, 1, 12}, {1, 1, 3}, {1, 1, 2}, {0, 0, 2}},
    {1, {1, 9, 7}, {1, 2, 3}, {1, 5, 3}, {1, 2, 3}, {1, 2, 1}, {0, 1, 1}},
    {2, {4, 3, 5}, {2, 3, 2}, {3, 3, 4}, {1, 1, 1}, {1, 1, 1}, {0, 1, 0}},
    {1, {1, 2, 2}, {1, 1, 1}, {1, 1, 1}, {1, 5, 5}, {1, 1, 1}, {0, 0, 0}},
    {1, {1, 1, 1}, {1, 3, 3}, {1, 1, 1}, {1, 1, 1}, {1, 4, 4}, {0, 4, 4}},
    // A dilated window that meets no element, and rows that are longer than a vector.
    {1, {1, 1, 2}, {1, 1, 2}, {1, 1, 1}, {1, 1, 1}, {1, 1, 3}, {0, 0, 1}},
    {2, {1, 3, 75}, {1, 2, 2}, {1, 2, 37}, {1, 1, 2}, {1, 1, 1}, {0, 0, 0}},
};

static long volume(const long *sizes) { return sizes[0] * sizes[1] * sizes[2]; }

enum { WINDOWS = sizeof windows / sizeof *windows };

static void fold(void) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < WINDOWS; n++) {
      const ck_windows *w = &windows[n];
      long plane = w->channels * volume(w->input);
      fill(a, w->channels * volume(w->kernel) * volume(w->output), s);
      fill(y, plane, s);
      for (int i = 0; i < GUARD; i++) y[plane + i] = sentinel;
      kernels->fold(w, a, y);
      add_all(y, plane);
    }
}

/// Convolutions whole, and their outputs in two parts.
static void convolve(void) {
  static const long channels[] = {1, 5, 17};
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < WINDOWS; n++)
      for (int c = 0; c < 3; c++)
        for (int parts = 1; parts <= 2; parts++) {
          const ck_windows *w = &windows[n];
          long out = channels[c], outputs = volume(w->output), half = parts == 1 ? 0 : outputs / 2;
          float bias[17];
          fill(a, w->channels * volume(w->input), s);
          fill(b, out * w->channels * volume(w->kernel), s);
          fill(bias, out, s);
          blank(y, out * outputs);
          long room = kernels->convolve_scratch(w);
          float *scratch = scratch_of(room);
          if (parts == 2)
            kernels->convolve(w, a, b, c == 0 ? NULL : bias, y, out, 0, half, scratch);
          kernels->convolve(w, a, b, c == 0 ? NULL : bias, y, out, half, outputs, scratch);
          free_scratch(scratch, room);
          add_all(y, out * outputs);
        }
}

static void convolve_weight(void) {
  static const long channels[] = {1, 5, 17};
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < WINDOWS; n++)
      for (int c = 0; c < 3; c++)
        for (int parts = 1; parts <= 2; parts++) {
          const ck_windows *w = &windows[n];
          long out = channels[c], depth = w->channels * volume(w->kernel);
          long half = parts == 1 ? 0 : depth / 2;
          fill(a, w->channels * volume(w->input), s);
          fill(b, out * volume(w->output), s);
          blank(y, out * depth);
          long room = kernels->convolve_weight_scratch(w, out);
          float *scratch = scratch_of(room);
          if (parts == 2) kernels->convolve_weight(w, a, b, y, out, 0, half, scratch);
          kernels->convolve_weight(w, a, b, y, out, half, depth, scratch);
          free_scratch(scratch, room);
          add_all(y, out * depth);
        }
}

static void max_pool(int is_gradient) {
  static int32_t places[MOST];
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < WINDOWS; n++) {
      const ck_windows *w = &windows[n];
      long plane = volume(w->input), outputs = volume(w->output);
      fill(a, w->channels * plane, s);
      blank(y, w->channels * outputs);
      kernels->max_pool(w, a, y, places);
      if (is_gradient) {
        fill(b, w->channels * outputs, s);
        blank(y, w->channels * plane);
        kernels->max_pool_gradient(b, places, w->channels, outputs, plane, y);
        add_all(y, w->channels * plane);
        continue;
      }
      add_all(y, w->channels * outputs);
      for (long i = 0; i < w->channels * outputs; i++) {
        need(places[i] >= -1 && places[i] < plane, "a place lies outside of its plane");
        add((float)places[i]);
      }
    }
}

static void squared_differences(void) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++) {
      fill(a, lengths[n], s);
      add(kernels->sum_of_squared_differences(a, number(s), lengths[n]));
    }
}

/// Runs a kernel of normalizations with weights beside each number and with one for all.
static void normalization(void (*run)(long w_step, long count, spread s)) {
  for (int s = 0; s < SPREADS; s++)
    for (int n = 0; n < LENGTHS; n++)
      for (long w_step = 0; w_step < 2; w_step++) {
        fill(a, lengths[n], s);
        fill(b, lengths[n], s);
        blank(y, lengths[n]);
        run(w_step, lengths[n], s);
      }
}

static void normalize(long w_step, long count, spread s) {
  float mean = number(s), inverse = number(s);
  kernels->normalize(a, mean, inverse, b, w_step, b + MOST, w_step, y, count);
  add_all(y, count);
}
static void normalize_sums(long w_step, long count, spread s) {
  float mean = number(s), inverse = number(s);
  ck_gradient_sums sums = kernels->normalize_sums(a, b, mean, inverse, b + MOST, w_step, count);
  add(sums.plain), add(sums.along);
}
static void normalize_gradient(long w_step, long count, spread s) {
  float numbers[5];
  fill(numbers, 5, s);
  kernels->normalize_gradient(
      a, b, numbers[0], numbers[1], b + MOST, w_step, numbers[2], numbers[3], numbers[4], y, count);
  add_all(y, count);
}
static void normalize_weight_gradient(long w_step, long count, spread s) {
  float mean = number(s), inverse = number(s);
  fill(y, count, s), fill(a + MOST, count, s);
  kernels->normalize_weight_gradient(a, b, mean, inverse, y, a + MOST, count);
  add_all(y, count);
  for (long i = 0; i < count; i++) add(a[MOST + i]);
}

/// Steps of an LSTM, or their way back from what a step wrote.
static void lstm(int is_gradient) {
  static const long shapes[][2] = {{1, 1}, {3, 7}, {2, 16}, {5, 33}, {0, 4}};
  enum { SIZE = 5 * 4 * 33 };
  static float share[SIZE], own[SIZE], bias[SIZE], cell[SIZE], gates[SIZE + GUARD], next[SIZE + GUARD],
      inner[SIZE + GUARD], state[SIZE + GUARD];
  for (int s = 0; s < SPREADS; s++)
    for (size_t n = 0; n < sizeof shapes / sizeof *shapes; n++) {
      long rows = shapes[n][0], hidden = shapes[n][1], all = rows * hidden;
      fill(share, 4 * all, s), fill(own, 4 * all, s), fill(bias, 4 * hidden, s), fill(cell, all, s);
      blank(gates, 4 * all), blank(next, all), blank(inner, all), blank(state, all);
      kernels->lstm_step(share, own, n & 1 ? bias : NULL, cell, gates, next, inner, state, rows, hidden);
      if (is_gradient) {
        fill(share, all, s), fill(own, all, s), fill(next, all, s), blank(y, 4 * all);
        kernels->lstm_step_gradient(share, own, next, gates, cell, inner, y, rows, hidden);
        add_all(y, 4 * all), add_all(next, all);
      } else {
        add_all(gates, 4 * all), add_all(next, all), add_all(inner, all), add_all(state, all);
      }
    }
}

static void random_numbers(ck_random kernel) {
  static const uint64_t keys[] = {0, 1, 0x123456789abcdef, UINT64_MAX};
  static const uint64_t groups[] = {0, 1, 0xffffffff, UINT64_MAX - 100};
  for (int k = 0; k < 4; k++)
    for (int g = 0; g < 4; g++)
      for (int n = 0; n < LENGTHS; n++) {
        blank(y, lengths[n]);
        kernel(keys[k], groups[g], k & 1 ? -3 : 0, k & 1 ? 0.37f : 1, y, lengths[n]);
        add_all(y, lengths[n]);
      }
}

#define LINE(name, call)                         \
  begin(#name, offsetof(ck_kernels, name));      \
  call;                                          \
  end(#name);
#define UNARY(name) LINE(name, unary(kernels->name))
#define BINARY(name) LINE(name, binary(kernels->name))
#define REDUCE(name) LINE(name, reduce(kernels->name))
#define REDUCE_ROWS(name) LINE(name, reduce_rows(kernels->name))
#define RANDOM(name) LINE(name, random_numbers(kernels->name))
/// An entry that shows in another's digest and has none of its own.
#define WITHIN_ANOTHER(name) covered[offsetof(ck_kernels, name) / sizeof(void (*)(void))] = 1;

int main(int count, char **arguments) {
  const char *name = count > 1 ? arguments[1] : NULL;
  kernels = ck_select(name);
  if (!kernels) {
    fprintf(stderr, "kernel_digest: this machine has no %s\n", name ? name : "kernels");
    return 3;
  }
  need(!name || strcmp(name, kernels->name) == 0, "the table bears another name");
  WITHIN_ANOTHER(name) WITHIN_ANOTHER(worth_a_thread)

  UNARY(negative) UNARY(absolute) UNARY(reciprocal) UNARY(square) UNARY(sqrt) UNARY(exp) UNARY(log)
  UNARY(sin) UNARY(cos) UNARY(tanh) UNARY(sigmoid) UNARY(erf) UNARY(relu) UNARY(sign)
  BINARY(add) BINARY(subtract) BINARY(multiply) BINARY(divide) BINARY(power) BINARY(minimum)
  BINARY(maximum) BINARY(less) BINARY(less_equal) BINARY(equal) BINARY(not_equal)
  BINARY(sigmoid_gradient) BINARY(tanh_gradient) BINARY(relu_gradient)
  LINE(add_scaled, add_scaled())
  REDUCE(sum) REDUCE(minimum_of) REDUCE(maximum_of) REDUCE(sum_of_squares)
  REDUCE_ROWS(sum_rows) REDUCE_ROWS(minimum_rows) REDUCE_ROWS(maximum_rows)
  WITHIN_ANOTHER(matmul_scratch)
  WITHIN_ANOTHER(packed_size) WITHIN_ANOTHER(pack) WITHIN_ANOTHER(matmul_packed)
  LINE(matmul, matmul())
  WITHIN_ANOTHER(convolve_scratch)
  LINE(convolve, convolve())
  WITHIN_ANOTHER(convolve_weight_scratch)
  LINE(convolve_weight, convolve_weight())
  LINE(fold, fold())
  LINE(max_pool, max_pool(0))
  LINE(max_pool_gradient, max_pool(1))
  LINE(sum_of_squared_differences, squared_differences())
  // The second half of `b` holds weights, made once for all four.
  fill(b + MOST, MOST, NEAR_ONE);
  LINE(normalize, normalization(normalize))
  LINE(normalize_sums, normalization(normalize_sums))
  LINE(normalize_gradient, normalization(normalize_gradient))
  LINE(normalize_weight_gradient, normalization(normalize_weight_gradient))
  LINE(lstm_step, lstm(0))
  LINE(lstm_step_gradient, lstm(1))
  RANDOM(uniform) RANDOM(normal)

  int missing = 0;
  for (size_t slot = 0; slot < SLOTS; slot++) {
    if (covered[slot]) continue;
    fprintf(stderr, "kernel_digest: entry %zu of ck_kernels has no line here\n", slot);
    missing = 1;
  }
  return missing;
}
