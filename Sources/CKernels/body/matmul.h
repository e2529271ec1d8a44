// The matrix product.
//
// Blocking as in Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008:
// a panel of b, TILE_COLUMNS wide, stays in the first cache while tiles of a's rows pass over it.

#define DEPTH_BLOCK 320
#define ROW_BLOCK_A 192
#define COLUMN_BLOCK 2048

/// Copies b[0..<depth, 0..<width] to a panel of TILE_COLUMNS columns, zeros to the right.
static void pack_columns(ck_matrix b, long depth, long width, float *panel) {
  if (b.row_step == 1 && b.column_step != 1) {
    pack_transposed(b.data, b.column_step, depth, width, panel);
    return;
  }
  if (b.column_step == 1 && width == TILE_COLUMNS) {
    for (long k = 0; k < depth; k++) {
      const float *row = b.data + k * b.row_step;
      // Far rows are on other pages, where the hardware does not look ahead.
      __builtin_prefetch(row + 8 * b.row_step);
      for (int v = 0; v < CK_TILE_VECTORS; v++)
        store(panel + k * TILE_COLUMNS + v * LANES, load(row + v * LANES));
    }
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
  if (a_row == 1 && rows == CK_TILE_ROWS) {
    for (long k = 0; k < depth; k++)
      memcpy(out + k * CK_TILE_ROWS, a + k * a_step, CK_TILE_ROWS * sizeof(float));
  } else if (a_row == 1) {
    for (long k = 0; k < depth; k++)
      for (long r = 0; r < rows; r++) out[k * rows + r] = a[k * a_step + r];
  } else {
    for (long r = 0; r < rows; r++)
      for (long k = 0; k < depth; k++) out[k * rows + r] = a[r * a_row + k * a_step];
  }
}

static long matmul_scratch(long rows, long columns, long depth) {
  long wide = rounded_up(smaller(columns, COLUMN_BLOCK), TILE_COLUMNS);
  long deep = even_block(depth, DEPTH_BLOCK);
  long tall = smaller(rows, ROW_BLOCK_A);
  return EDGE_SIZE + rounded_up(tall * deep, LANES) + wide * deep;
}

static void matmul(
    ck_matrix a, ck_matrix b, float *y, long y_row, long rows, long columns, long depth,
    float *scratch) {
  if (depth == 0)
    for (long r = 0; r < rows; r++)
      memset(y + r * y_row, 0, (unsigned long)columns * sizeof(float));
  long block = even_block(depth, DEPTH_BLOCK);
  float *edge = scratch, *packed_a = edge + EDGE_SIZE;
  // Panels begin where a cache line does, if the scratch does.
  float *packed_b = packed_a + rounded_up(smaller(rows, ROW_BLOCK_A) * block, LANES);
  // A copy of a pays only where many tiles of columns read it.
  int packs_a = columns > 4 * TILE_COLUMNS && rows * depth > 128 * 128;

  for (long column = 0; column < columns; column += COLUMN_BLOCK) {
    long wide = smaller(columns - column, COLUMN_BLOCK);
    for (long k = 0; k < depth; k += block) {
      long deep = smaller(depth - k, block);
      run all = {0, deep};
      for (long c = 0; c < wide; c += TILE_COLUMNS) {
        ck_matrix part = {
            b.data + k * b.row_step + (column + c) * b.column_step, b.row_step, b.column_step};
        pack_columns(part, deep, smaller(wide - c, TILE_COLUMNS), packed_b + c * deep);
      }
      for (long top = 0; top < rows; top += ROW_BLOCK_A) {
        long bottom = smaller(rows, top + ROW_BLOCK_A);
        const float *corner = a.data + k * a.column_step;
        long most = even_block(bottom - top, CK_TILE_ROWS);
        for (long r = top; packs_a && r < bottom; r += most)
          pack_rows(
              corner + r * a.row_step, a.row_step, a.column_step, smaller(bottom - r, most), deep,
              packed_a + (r - top) * deep);
        for (long c = 0; c < wide; c += TILE_COLUMNS) {
          right_factors right = {.panel = packed_b + c * deep};
          for (long r = top; r < bottom; r += most) {
            int height = (int)smaller(bottom - r, most);
            left_factors left = {corner + r * a.row_step, a.row_step, a.column_step};
            if (packs_a) left = (left_factors){packed_a + (r - top) * deep, 1, height};
            output_tile(
                height, &left, &all, 1, &right, k == 0, 0,
                y + r * y_row + column + c, y_row, smaller(wide - c, TILE_COLUMNS), edge);
          }
        }
      }
    }
  }
}

static long packed_size(long columns, long depth) { return rounded_up(columns, TILE_COLUMNS) * depth; }

static void pack(ck_matrix b, long columns, long depth, float *packed) {
  for (long c = 0; c < columns; c += TILE_COLUMNS) {
    ck_matrix part = {b.data + c * b.column_step, b.row_step, b.column_step};
    pack_columns(part, depth, smaller(columns - c, TILE_COLUMNS), packed + c * depth);
  }
}

static void matmul_packed(
    ck_matrix a, const float *packed, float *y, long y_row, long rows, long columns, long depth) {
  float edge[EDGE_SIZE];
  long most = even_block(rows, CK_TILE_ROWS);
  run all = {0, depth};
  for (long c = 0; c < columns; c += TILE_COLUMNS) {
    // A panel without segments is only read.
    right_factors right = {.panel = (float *)packed + c * depth};
    for (long r = 0; r < rows; r += most) {
      int height = (int)smaller(rows - r, most);
      left_factors left = {a.data + r * a.row_step, a.row_step, a.column_step};
      output_tile(
          height, &left, &all, 1, &right, 1, 0, y + r * y_row + c, y_row,
          smaller(columns - c, TILE_COLUMNS), edge);
    }
  }
}
