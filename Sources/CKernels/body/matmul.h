// The matrix product. Each output element starts at 0 and takes one fused multiply-add a step of
// the depth, in order; blocking and packing decide only which elements are worked on together, so
// every variant and block size gives the same bits.
//
// Blocking as in Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008:
// a panel of b, TILE_COLUMNS wide, stays in the first cache while tiles of a's rows pass over it.

#define TILE_COLUMNS (CK_TILE_VECTORS * LANES)
#define DEPTH_BLOCK 256
#define ROW_BLOCK_A 192
#define COLUMN_BLOCK 2048

/// y[0..<rows, 0..<TILE_COLUMNS] = start + a b. `rows` is a constant where this is inlined.
INLINE void tile(
    int rows, const float *a, long a_row, long a_step, const float *b, long b_step, long depth,
    const float *start, long start_row, float *y, long y_row) {
  F sums[CK_TILE_ROWS][CK_TILE_VECTORS];
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < CK_TILE_VECTORS; v++)
      sums[r][v] = start ? load(start + r * start_row + v * LANES) : splat(0.f);
  for (long k = 0; k < depth; k++) {
    F row[CK_TILE_VECTORS];
    for (int v = 0; v < CK_TILE_VECTORS; v++) row[v] = load(b + k * b_step + v * LANES);
    for (int r = 0; r < rows; r++) {
      F factor = splat(a[r * a_row + k * a_step]);
      for (int v = 0; v < CK_TILE_VECTORS; v++) sums[r][v] = fused(factor, row[v], sums[r][v]);
    }
  }
  for (int r = 0; r < rows; r++)
    for (int v = 0; v < CK_TILE_VECTORS; v++) store(y + r * y_row + v * LANES, sums[r][v]);
}

#define TILE_CASE(n)                                                                          \
  case n:                                                                                     \
    tile(n, a, a_row, a_step, b, b_step, depth, start, start_row, y, y_row);                  \
    break;

static void any_tile(
    int rows, const float *a, long a_row, long a_step, const float *b, long b_step, long depth,
    const float *start, long start_row, float *y, long y_row) {
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

/// Copies b[0..<depth, 0..<width] to a panel of TILE_COLUMNS columns, zeros to the right.
static void pack_columns(ck_matrix b, long depth, long width, float *panel) {
  if (b.column_step == 1 && width == TILE_COLUMNS) {
    for (long k = 0; k < depth; k++)
      memcpy(panel + k * TILE_COLUMNS, b.data + k * b.row_step, TILE_COLUMNS * sizeof(float));
    return;
  }
  for (long k = 0; k < depth; k++) {
    const float *source = b.data + k * b.row_step;
    float *row = panel + k * TILE_COLUMNS;
    for (long c = 0; c < width; c++) row[c] = source[c * b.column_step];
    for (long c = width; c < TILE_COLUMNS; c++) row[c] = 0;
  }
}

/// Copies `rows` rows of a so that the factors of one step lie side by side.
static void pack_rows(const float *a, long a_row, long a_step, long rows, long depth, float *out) {
  for (long r = 0; r < rows; r++)
    for (long k = 0; k < depth; k++) out[k * CK_TILE_ROWS + r] = a[r * a_row + k * a_step];
}

INLINE long smaller(long a, long b) { return a < b ? a : b; }

static long matmul_scratch(long rows, long columns, long depth) {
  long wide = (smaller(columns, COLUMN_BLOCK) + TILE_COLUMNS - 1) / TILE_COLUMNS * TILE_COLUMNS;
  long deep = smaller(depth, DEPTH_BLOCK);
  long tall = smaller(rows, ROW_BLOCK_A) + CK_TILE_ROWS;
  return wide * deep + tall * deep + CK_TILE_ROWS * TILE_COLUMNS;
}

static void matmul(
    ck_matrix a, ck_matrix b, float *y, long rows, long columns, long depth, float *scratch) {
  if (depth == 0) memset(y, 0, (unsigned long)(rows * columns) * sizeof(float));
  long deepest = smaller(depth, DEPTH_BLOCK);
  long tall = smaller(rows, ROW_BLOCK_A) + CK_TILE_ROWS;
  float *edge = scratch, *packed_a = edge + CK_TILE_ROWS * TILE_COLUMNS;
  float *packed_b = packed_a + tall * deepest;
  // A copy of a pays only where many tiles of columns read it.
  int packs_a = columns > 4 * TILE_COLUMNS && rows * depth > 128 * 128;

  for (long column = 0; column < columns; column += COLUMN_BLOCK) {
    long wide = smaller(columns - column, COLUMN_BLOCK);
    for (long k = 0; k < depth; k += DEPTH_BLOCK) {
      long deep = smaller(depth - k, DEPTH_BLOCK);
      for (long c = 0; c < wide; c += TILE_COLUMNS) {
        ck_matrix part = {
            b.data + k * b.row_step + (column + c) * b.column_step, b.row_step, b.column_step};
        pack_columns(part, deep, smaller(wide - c, TILE_COLUMNS), packed_b + c * deep);
      }
      for (long top = 0; top < rows; top += ROW_BLOCK_A) {
        long bottom = smaller(rows, top + ROW_BLOCK_A);
        if (packs_a) {
          for (long r = top; r < bottom; r += CK_TILE_ROWS)
            pack_rows(
                a.data + r * a.row_step + k * a.column_step, a.row_step, a.column_step,
                smaller(bottom - r, CK_TILE_ROWS), deep, packed_a + (r - top) * deep);
        }
        for (long c = 0; c < wide; c += TILE_COLUMNS) {
          long width = smaller(wide - c, TILE_COLUMNS);
          for (long r = top; r < bottom; r += CK_TILE_ROWS) {
            int height = (int)smaller(bottom - r, CK_TILE_ROWS);
            const float *factors =
                packs_a ? packed_a + (r - top) * deep
                        : a.data + r * a.row_step + k * a.column_step;
            long a_row = packs_a ? 1 : a.row_step, a_step = packs_a ? CK_TILE_ROWS : a.column_step;
            const float *panel = packed_b + c * deep;
            float *out = y + r * columns + column + c;
            if (width == TILE_COLUMNS) {
              any_tile(
                  height, factors, a_row, a_step, panel, TILE_COLUMNS, deep, k > 0 ? out : 0,
                  columns, out, columns);
              continue;
            }
            if (k > 0)
              for (int i = 0; i < height; i++)
                memcpy(edge + i * TILE_COLUMNS, out + i * columns, (unsigned long)width * sizeof(float));
            any_tile(
                height, factors, a_row, a_step, panel, TILE_COLUMNS, deep, k > 0 ? edge : 0,
                TILE_COLUMNS, edge, TILE_COLUMNS);
            for (int i = 0; i < height; i++)
              memcpy(out + i * columns, edge + i * TILE_COLUMNS, (unsigned long)width * sizeof(float));
          }
        }
      }
    }
  }
}
