// The heart of every product: a few rows of outputs, each element of which starts at 0 or at what was
// there and takes one fused multiply-add a step of the depth, in order. Which elements are worked on
// together changes no bit, so block sizes, variants and threads are free to differ.

#define TILE_COLUMNS (CK_TILE_VECTORS * LANES)

/// Steps of the depth whose left factors are evenly spaced, from `offset` on.
typedef struct {
  long offset, length;
} run;

/// The left factors of a tile's rows, each row's `step` apart: row r starts at first + r * row_step, or
/// where the rows are scattered at scattered[r].
typedef struct {
  const float *first;
  long row_step, step;
  int is_scattered;
  const float *scattered[CK_TILE_ROWS];
} left_factors;

/// The right factors of TILE_COLUMNS columns: a panel, which holds those of a step side by side.
typedef struct {
  float *panel;
  /// 0, or 1 or 2 where the panel is still to be filled, from a picture: in each step, vector v of it
  /// lies at first[v] + *offsets, or there in the lanes of mask[v] and at second[v] + *offsets in the
  /// others.
  int segments;
  const long *offsets;
  const float *first[CK_TILE_VECTORS], *second[CK_TILE_VECTORS];
  I mask[CK_TILE_VECTORS];
} right_factors;

/// So many rows are reached from one pointer, by an index of one or two row steps: for a pointer each,
/// machines have too few registers.
#define REACH 3

/// y[0..<rows, 0..<TILE_COLUMNS] = start + a b over the steps of some runs, + bias. `rows`, `scattered`
/// and `segments` are constants where this is inlined.
INLINE void tile(
    int rows, int scattered, int segments, const left_factors *a, const run *runs, long run_count,
    const right_factors *b, const float *start, long start_row, const float *bias, float *y,
    long y_row) {
  F sums[CK_TILE_ROWS][CK_TILE_VECTORS];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < CK_TILE_VECTORS; v++)
      sums[r][v] = start ? load(start + r * start_row + v * LANES) : splat(0.f);
  // The tile below comes next: its outputs are on their way while this one is computed.
  for (int r = 0; r < rows; r++) __builtin_prefetch(y + (rows + r) * y_row, 1);
  float *panel = b->panel;
  const long *offsets = b->offsets;
  const float *first[CK_TILE_VECTORS], *second[CK_TILE_VECTORS];
  for (int v = 0; v < CK_TILE_VECTORS; v++) first[v] = b->first[v], second[v] = b->second[v];
  long row_step = a->row_step, step = a->step;
  int pointers = scattered ? rows : (rows + REACH - 1) / REACH;
  for (long n = 0; n < run_count; n++) {
    const float *left[CK_TILE_ROWS];
    for (int p = 0; p < pointers; p++)
      left[p] = (scattered ? a->scattered[p] : a->first + p * REACH * row_step) + runs[n].offset;
    for (long k = runs[n].length; k > 0; k--, panel += TILE_COLUMNS) {
      F row[CK_TILE_VECTORS];
      for (int v = 0; v < CK_TILE_VECTORS; v++) {
        if (segments == 0) {
          row[v] = load(panel + v * LANES);
        } else {
          row[v] = load(first[v] + *offsets);
          if (segments == 2) row[v] = select_float(b->mask[v], row[v], load(second[v] + *offsets));
          store(panel + v * LANES, row[v]);
        }
      }
      if (segments > 0) offsets++;
      for (int r = 0; r < rows; r++) {
        F factor = splat(scattered ? *left[r] : left[r / REACH][r % REACH * row_step]);
        for (int v = 0; v < CK_TILE_VECTORS; v++) sums[r][v] = fused(factor, row[v], sums[r][v]);
      }
      for (int p = 0; p < pointers; p++) left[p] += step;
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < CK_TILE_VECTORS; v++)
      store(y + r * y_row + v * LANES, bias ? sums[r][v] + splat(bias[r]) : sums[r][v]);
}

#define TILE_CASE(n)                                                                          \
  case n:                                                                                     \
    tile(n, scattered, segments, a, runs, run_count, b, start, start_row, bias, y, y_row);    \
    break;

INLINE void sized_tile(
    int rows, int scattered, int segments, const left_factors *a, const run *runs, long run_count,
    const right_factors *b, const float *start, long start_row, const float *bias, float *y,
    long y_row) {
  switch (rows) {
    TILE_CASE(1)
    TILE_CASE(2)
#if CK_TILE_ROWS >= 6
    TILE_CASE(3)
    TILE_CASE(4)
    TILE_CASE(5)
    TILE_CASE(6)
#endif
#if CK_TILE_ROWS >= 12
    TILE_CASE(7)
    TILE_CASE(8)
    TILE_CASE(9)
    TILE_CASE(10)
    TILE_CASE(11)
    TILE_CASE(12)
#endif
  }
}

/// Scattered rows want a panel that is filled.
static void any_tile(
    int rows, const left_factors *a, const run *runs, long run_count, const right_factors *b,
    const float *start, long start_row, const float *bias, float *y, long y_row) {
  if (a->is_scattered)
    sized_tile(rows, 1, 0, a, runs, run_count, b, start, start_row, bias, y, y_row);
  else if (b->segments == 0)
    sized_tile(rows, 0, 0, a, runs, run_count, b, start, start_row, bias, y, y_row);
  else if (b->segments == 1)
    sized_tile(rows, 0, 1, a, runs, run_count, b, start, start_row, bias, y, y_row);
  else
    sized_tile(rows, 0, 2, a, runs, run_count, b, start, start_row, bias, y, y_row);
}

/// A tile, perhaps narrower than TILE_COLUMNS, of outputs that hold an earlier part of the depth
/// unless this is the first. `edge` is scratch for one tile.
static void output_tile(
    int rows, const left_factors *a, const run *runs, long run_count,
    const right_factors *b, int is_first, const float *bias, float *y, long y_row, long width,
    float *edge) {
  if (width == TILE_COLUMNS) {
    any_tile(rows, a, runs, run_count, b, is_first ? 0 : y, y_row, bias, y, y_row);
    return;
  }
  unsigned long bytes = (unsigned long)width * sizeof(float);
  if (!is_first)
    for (int r = 0; r < rows; r++) memcpy(edge + r * TILE_COLUMNS, y + r * y_row, bytes);
  any_tile(
      rows, a, runs, run_count, b, is_first ? 0 : edge, TILE_COLUMNS, bias, edge, TILE_COLUMNS);
  for (int r = 0; r < rows; r++) memcpy(y + r * y_row, edge + r * TILE_COLUMNS, bytes);
}

#define EDGE_SIZE (CK_TILE_ROWS * TILE_COLUMNS)

INLINE long smaller(long a, long b) { return a < b ? a : b; }
INLINE long rounded_up(long count, long step) { return (count + step - 1) / step * step; }
/// Blocks of one size, none larger than `most`, that together make `count`.
INLINE long even_block(long count, long most) {
  long blocks = (count + most - 1) / most;
  return blocks < 1 ? 1 : (count + blocks - 1) / blocks;
}

/// Rows of 8 become columns.
INLINE void transpose8(F8 r[8]) {
  F8 t[8], u[8];
  for (int i = 0; i < 8; i += 2) {
    t[i] = __builtin_shufflevector(r[i], r[i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
    t[i + 1] = __builtin_shufflevector(r[i], r[i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
  }
  for (int i = 0; i < 8; i += 4) {
    u[i] = __builtin_shufflevector(t[i], t[i + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    u[i + 1] = __builtin_shufflevector(t[i], t[i + 2], 2, 3, 10, 11, 6, 7, 14, 15);
    u[i + 2] = __builtin_shufflevector(t[i + 1], t[i + 3], 0, 1, 8, 9, 4, 5, 12, 13);
    u[i + 3] = __builtin_shufflevector(t[i + 1], t[i + 3], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  for (int i = 0; i < 4; i++) {
    r[i] = __builtin_shufflevector(u[i], u[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    r[i + 4] = __builtin_shufflevector(u[i], u[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

INLINE F8 load8(const float *p) {
  F8 v;
  memcpy(&v, p, sizeof v);
  return v;
}

/// panel[k * TILE_COLUMNS + c] = x[c * step + k]: rows of an array side by side, zeros to the right.
static void pack_transposed(const float *x, long step, long depth, long width, float *panel) {
  if (width < TILE_COLUMNS) memset(panel, 0, (unsigned long)(depth * TILE_COLUMNS) * sizeof(float));
  for (long c = 0; c < width; c += 8) {
    const float *source = x + c * step;
    long count = smaller(width - c, 8), k = 0;
    for (; count == 8 && k + 8 <= depth; k += 8) {
      F8 rows[8];
      for (int i = 0; i < 8; i++) rows[i] = load8(source + i * step + k);
      transpose8(rows);
      for (int i = 0; i < 8; i++) memcpy(panel + (k + i) * TILE_COLUMNS + c, &rows[i], sizeof rows[i]);
    }
    for (; k < depth; k++)
      for (long i = 0; i < count; i++) panel[k * TILE_COLUMNS + c + i] = source[i * step + k];
  }
}
