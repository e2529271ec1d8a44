// Convolutions as products with a matrix that is never laid out: column o of it is the window at
// output o, and a panel of columns is gathered when its turn comes, from a copy of the picture with
// its padding. (As "implicit GEMM" in Chetlur and others, "cuDNN: efficient primitives for deep
// learning", 2014.)
//
// The depth goes over (channel, window) in order; for the weight's gradient, over outputs in order.

/// Room for a load that starts before or ends behind the picture.
#define SLACK LANES
#define LANE_SEGMENTS 4

/// Sizes of the picture with its padding: as far as windows reach, and no farther.
typedef struct {
  long size[3], plane;
} ground;

INLINE ground window_ground(const ck_windows *w) {
  ground g;
  g.plane = 1;
  for (int axis = 0; axis < 3; axis++) {
    g.size[axis] =
        (w->output[axis] - 1) * w->stride[axis] + w->dilation[axis] * (w->kernel[axis] - 1) + 1;
    g.plane *= g.size[axis];
  }
  return g;
}

INLINE long window_depth(const ck_windows *w) {
  return w->channels * w->kernel[0] * w->kernel[1] * w->kernel[2];
}
INLINE long window_outputs(const ck_windows *w) { return w->output[0] * w->output[1] * w->output[2]; }

static void copy_padded(const ck_windows *w, const ground *g, const float *x, float *out) {
  long first = w->padding[2] > 0 ? w->padding[2] : 0;
  long end = w->input[2] + w->padding[2];
  if (first > g->size[2]) first = g->size[2];
  if (end > g->size[2]) end = g->size[2];
  if (end < first) end = first;
  for (long c = 0; c < w->channels; c++)
    for (long i = 0; i < g->size[0]; i++)
      for (long j = 0; j < g->size[1]; j++, out += g->size[2]) {
        long a = i - w->padding[0], b = j - w->padding[1];
        if (a < 0 || a >= w->input[0] || b < 0 || b >= w->input[1]) {
          memset(out, 0, (unsigned long)g->size[2] * sizeof(float));
          continue;
        }
        const float *row = x + ((c * w->input[0] + a) * w->input[1] + b) * w->input[2];
        for (long k = 0; k < first; k++) out[k] = 0;
        memcpy(out + first, row + first - w->padding[2], (unsigned long)(end - first) * sizeof(float));
        for (long k = end; k < g->size[2]; k++) out[k] = 0;
      }
}

/// Where the elements of a window lie, seen from its first.
static void window_offsets(const ck_windows *w, const ground *g, long *offsets) {
  for (long c = 0; c < w->channels; c++)
    for (long i = 0; i < w->kernel[0]; i++)
      for (long j = 0; j < w->kernel[1]; j++)
        for (long k = 0; k < w->kernel[2]; k++)
          *offsets++ = c * g->plane +
                       (i * w->dilation[0] * g->size[1] + j * w->dilation[1]) * g->size[2] +
                       k * w->dilation[2];
}

INLINE long output_place(const ck_windows *w, const ground *g, long output) {
  long k = output % w->output[2], rest = output / w->output[2];
  long j = rest % w->output[1], i = rest / w->output[1];
  return (i * w->stride[0] * g->size[1] + j * w->stride[1]) * g->size[2] + k * w->stride[2];
}

/// The windows of one vector of outputs: lanes side by side in the picture form a segment, which one
/// load reads.
typedef struct {
  int segments;  // 0 where they are too many
  long shift[LANE_SEGMENTS];
  I mask[LANE_SEGMENTS];
  long place[LANES];
} window_lanes;

static void lay_lanes(
    const ck_windows *w, const ground *g, long output, long count, window_lanes *lanes) {
  for (int l = 0; l < LANES; l++)
    lanes->place[l] = l < count ? output_place(w, g, output + l) : lanes->place[l > 0 ? l - 1 : 0];
  lanes->segments = 0;
  for (int l = 0; l < LANES;) {
    if (lanes->segments == LANE_SEGMENTS) {
      lanes->segments = 0;
      return;
    }
    int end = l + 1;
    while (end < LANES && (end >= count || lanes->place[end] == lanes->place[end - 1] + 1)) end++;
    I mask = {0};
    for (int m = l; m < end; m++) mask[m] = -1;
    lanes->mask[lanes->segments] = mask;
    lanes->shift[lanes->segments++] = lanes->place[l] - l;
    l = end;
  }
}

/// Gathers the windows of some lanes, `depth` elements each, to every TILE_COLUMNS-th vector.
static void pack_windows(
    const float *picture, const long *offsets, long depth, const window_lanes *lanes, float *panel) {
  const float *at[LANE_SEGMENTS];
  for (int s = 0; s < lanes->segments; s++) at[s] = picture + lanes->shift[s];
  switch (lanes->segments) {
    case 0:
      for (long k = 0; k < depth; k++)
        for (int l = 0; l < LANES; l++)
          panel[k * TILE_COLUMNS + l] = picture[offsets[k] + lanes->place[l]];
      return;
    case 1:
      for (long k = 0; k < depth; k++) store(panel + k * TILE_COLUMNS, load(at[0] + offsets[k]));
      return;
    case 2:
      for (long k = 0; k < depth; k++)
        store(
            panel + k * TILE_COLUMNS,
            select_float(lanes->mask[0], load(at[0] + offsets[k]), load(at[1] + offsets[k])));
      return;
    default:
      for (long k = 0; k < depth; k++) {
        F v = load(at[0] + offsets[k]);
        for (int s = 1; s < lanes->segments; s++)
          v = select_float(lanes->mask[s], load(at[s] + offsets[k]), v);
        store(panel + k * TILE_COLUMNS, v);
      }
  }
}

/// The windows of some vectors as right factors. Where the lanes of each lie in one or two segments, the
/// first tile gathers them while it computes.
static right_factors gathered(
    const float *picture, const long *offsets, long depth, const window_lanes *lanes, float *panel) {
  right_factors right = {.panel = panel, .segments = 1, .offsets = offsets};
  for (int v = 0; v < CK_TILE_VECTORS; v++) {
    int segments = lanes[v].segments;
    if (segments == 0 || segments > 2) {
      for (int u = 0; u < CK_TILE_VECTORS; u++)
        pack_windows(picture, offsets, depth, &lanes[u], panel + u * LANES);
      right.segments = 0;
      return right;
    }
    if (segments == 2) right.segments = 2;
    right.first[v] = picture + lanes[v].shift[0];
    right.second[v] = picture + lanes[v].shift[segments - 1];
    right.mask[v] = lanes[v].mask[0];
  }
  return right;
}

/// Floats that a picture with its padding and the offsets of a window take up.
INLINE long picture_scratch(const ck_windows *w, const ground *g) {
  long floats_per_long = sizeof(long) / sizeof(float);
  return window_depth(w) * floats_per_long + rounded_up(w->channels * g->plane, LANES) + 2 * SLACK;
}

static long convolve_scratch(const ck_windows *w) {
  ground g = window_ground(w);
  return picture_scratch(w, &g) + even_block(window_depth(w), DEPTH_BLOCK) * TILE_COLUMNS + EDGE_SIZE;
}

static void convolve(
    const ck_windows *w, const float *x, const float *weight, const float *bias, float *y,
    long out_channels, long first, long end, float *scratch) {
  ground g = window_ground(w);
  long depth = window_depth(w), outputs = window_outputs(w), block = even_block(depth, DEPTH_BLOCK);
  long *offsets = (long *)scratch;
  float *panel = (float *)(offsets + depth), *edge = panel + block * TILE_COLUMNS;
  float *picture = edge + EDGE_SIZE + SLACK;
  window_offsets(w, &g, offsets);
  copy_padded(w, &g, x, picture);
  long most = even_block(out_channels, CK_TILE_ROWS);
  for (long o = first; o < end; o += TILE_COLUMNS) {
    long width = smaller(end - o, TILE_COLUMNS);
    window_lanes lanes[CK_TILE_VECTORS];
    for (int v = 0; v < CK_TILE_VECTORS; v++)
      // Lanes past the last output repeat it.
      lay_lanes(
          w, &g, smaller(o + v * LANES, end - 1), width > v * LANES ? width - v * LANES : 1,
          &lanes[v]);
    for (long k = 0; k < depth; k += block) {
      run all = {k, smaller(depth - k, block)};
      right_factors right = gathered(picture, offsets + k, all.length, lanes, panel);
      for (long r = 0; r < out_channels; r += most) {
        int height = (int)smaller(out_channels - r, most);
        left_factors left = {weight + r * depth, depth, 1};
        output_tile(
            height, &left, &all, 1, &right, k == 0, bias && k + block >= depth ? bias + r : 0,
            y + r * outputs + o, outputs, width, edge);
        // The first tile has filled the panel.
        right.segments = 0;
      }
    }
  }
}

/// Outputs whose left factors the weight's gradient takes at once: a panel of them fits the first
/// cache.
#define OUTPUT_BLOCK 320

/// The outputs of whole rows, cut where a block ends: at most so many runs.
INLINE long most_runs(const ck_windows *w) {
  return w->output[0] * w->output[1] + window_outputs(w) / OUTPUT_BLOCK + 1;
}

static long convolve_weight_scratch(const ck_windows *w, long out_channels) {
  ground g = window_ground(w);
  long run_floats = most_runs(w) * (long)(sizeof(run) / sizeof(float));
  long panels = rounded_up(out_channels, TILE_COLUMNS) * smaller(window_outputs(w), OUTPUT_BLOCK);
  return picture_scratch(w, &g) + run_floats + panels + EDGE_SIZE;
}

/// See ck_convolve_weight.
static void convolve_weight(
    const ck_windows *w, const float *x, const float *gradient, float *y, long out_channels,
    long first, long end, float *scratch) {
  ground g = window_ground(w);
  long depth = window_depth(w), outputs = window_outputs(w);
  long *offsets = (long *)scratch;
  run *runs = (run *)(offsets + depth);
  float *edge = (float *)(runs + most_runs(w)), *panels = edge + EDGE_SIZE;
  float *picture = panels + rounded_up(out_channels, TILE_COLUMNS) * smaller(outputs, OUTPUT_BLOCK);
  picture += SLACK;
  window_offsets(w, &g, offsets);
  copy_padded(w, &g, x, picture);
  long most = even_block(end - first, CK_TILE_ROWS);
  for (long o = 0; o < outputs;) {
    // Whole rows of outputs, or a part of one that alone is larger than a block.
    long count = 0, run_count = 0;
    while (o + count < outputs && count < OUTPUT_BLOCK) {
      long start = o + count, left_in_row = w->output[2] - start % w->output[2];
      long length = smaller(left_in_row, OUTPUT_BLOCK - count);
      runs[run_count++] = (run){output_place(w, &g, start), length};
      count += length;
    }
    for (long c = 0; c < out_channels; c += TILE_COLUMNS)
      pack_transposed(
          gradient + c * outputs + o, outputs, count, smaller(out_channels - c, TILE_COLUMNS),
          panels + c * count);
    for (long c = 0; c < out_channels; c += TILE_COLUMNS) {
      right_factors right = {.panel = panels + c * count};
      for (long r = first; r < end; r += most) {
        int height = (int)smaller(end - r, most);
        left_factors left = {.step = w->stride[2], .is_scattered = 1};
        for (int i = 0; i < height; i++) left.scattered[i] = picture + offsets[r + i];
        output_tile(
            height, &left, runs, run_count, &right, o == 0, 0, y + r * out_channels + c,
            out_channels, smaller(out_channels - c, TILE_COLUMNS), edge);
      }
    }
    o += count;
  }
}
