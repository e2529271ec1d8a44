// The largest element of each window, and where it is.

/// Elements from p on, `step` apart.
INLINE F load_spaced(const float *p, long step) {
  if (step == 1) return load(p);
  if (step == 2)
    return __builtin_shufflevector(
        load(p), load(p + LANES), 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  F v;
  for (int l = 0; l < LANES; l++) v[l] = p[l * step];
  return v;
}

/// The window of one output, the parts outside the input left out.
INLINE void window_maximum(
    const ck_windows *w, const float *x, const long start[3], float *y, int32_t *place) {
  float best = -__builtin_inff();
  long first[3], winner = 0;
  int meets = 1;
  for (int axis = 0; axis < 3; axis++) {
    // A dilated window skips elements before the input, so its first is the first inside.
    long before = start[axis] < 0 ? -start[axis] : 0;
    first[axis] = (before + w->dilation[axis] - 1) / w->dilation[axis];
    long at = start[axis] + first[axis] * w->dilation[axis];
    meets &= at < w->input[axis];
    winner = winner * w->input[axis] + at;
  }
  for (long i = first[0]; i < w->kernel[0]; i++) {
    long a = start[0] + i * w->dilation[0];
    if (a >= w->input[0]) break;
    for (long j = first[1]; j < w->kernel[1]; j++) {
      long b = start[1] + j * w->dilation[1];
      if (b >= w->input[1]) break;
      for (long k = first[2]; k < w->kernel[2]; k++) {
        long c = start[2] + k * w->dilation[2];
        if (c >= w->input[2]) break;
        long at = (a * w->input[1] + b) * w->input[2] + c;
        if (x[at] > best || x[at] != x[at]) {
          best = x[at];
          winner = at;
        }
      }
    }
  }
  *y = best;
  *place = meets ? (int32_t)winner : -1;
}

/// The windows of up to 16 neighbouring outputs that lie inside the input: `inside` of each axis.
INLINE void lanes_maximum_of_windows(
    const ck_windows *w, const float *x, const long start[3], long count, float *y,
    int32_t *places) {
  F best = splat(-__builtin_inff());
  long corner = (start[0] * w->input[1] + start[1]) * w->input[2] + start[2];
  int32_t step = (int32_t)w->stride[2];
  I lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  I spread = lane * splat_int(step), winner = spread + splat_int((int32_t)corner);
  for (long i = 0; i < w->kernel[0]; i++)
    for (long j = 0; j < w->kernel[1]; j++)
      for (long k = 0; k < w->kernel[2]; k++) {
        long at = corner + (i * w->dilation[0] * w->input[1] + j * w->dilation[1]) * w->input[2] +
                  k * w->dilation[2];
        F v = load_spaced(x + at, step);
        I better = (I)(v > best) | (I)(v != v);
        best = select_float(better, v, best);
        winner = (better & (spread + splat_int((int32_t)at))) | (~better & winner);
      }
  store_part(y, best, count);
  memcpy(places, &winner, (unsigned long)count * sizeof(int32_t));
}

static void max_pool(const ck_windows *w, const float *x, float *y, int32_t *places) {
  long plane = w->input[0] * w->input[1] * w->input[2];
  const float *limit = x + w->channels * plane;
  // The outputs of a row whose windows lie inside the input.
  long inside_first = (w->padding[2] + w->stride[2] - 1) / w->stride[2];
  long reach[3];
  for (int axis = 0; axis < 3; axis++) reach[axis] = w->dilation[axis] * (w->kernel[axis] - 1);
  for (long c = 0; c < w->channels; c++, x += plane)
    for (long a = 0; a < w->output[0]; a++)
      for (long b = 0; b < w->output[1]; b++) {
        long start[3] = {
            a * w->stride[0] - w->padding[0], b * w->stride[1] - w->padding[1], -w->padding[2]};
        int row_inside = start[0] >= 0 && start[0] + reach[0] < w->input[0] && start[1] >= 0 &&
                         start[1] + reach[1] < w->input[1];
        for (long o = 0; o < w->output[2];) {
          start[2] = o * w->stride[2] - w->padding[2];
          long room = w->input[2] - 1 - reach[2] - start[2];
          long count = room < 0 ? 0 : room / w->stride[2] + 1;
          count = smaller(smaller(count, w->output[2] - o), LANES);
          const float *last = x +
                              ((start[0] + reach[0]) * w->input[1] + start[1] + reach[1]) *
                                  w->input[2] +
                              start[2] + reach[2] + LANES * (w->stride[2] < 2 ? 2 : w->stride[2]);
          if (row_inside && o >= inside_first && count > 1 && last <= limit) {
            lanes_maximum_of_windows(w, x, start, count, y, places);
          } else {
            count = 1;
            window_maximum(w, x, start, y, places);
          }
          y += count, places += count, o += count;
        }
      }
}

static void max_pool_gradient(
    const float *gradient, const int32_t *places, long planes, long outputs, long inputs, float *x) {
  memset(x, 0, (unsigned long)(planes * inputs) * sizeof(float));
  for (long p = 0; p < planes; p++, gradient += outputs, places += outputs, x += inputs)
    for (long o = 0; o < outputs; o++)
      if (places[o] >= 0) x[places[o]] += gradient[o];
}
