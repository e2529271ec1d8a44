// Windows sliding over up to three axes: the columns of a matrix added back to where windows took them
// from, in one fixed order.

/// The output positions whose element of the window lies inside the input: first and past the last.
INLINE void inside(const ck_windows *w, int axis, long shift, long *first, long *end) {
  long step = w->stride[axis];
  *first = shift >= 0 ? 0 : (-shift + step - 1) / step;
  long last = w->input[axis] - 1 - shift;
  *end = last < 0 ? 0 : last / step + 1;
  if (*end > w->output[axis]) *end = w->output[axis];
  if (*first > *end) *first = *end;
}

/// Calls `row` for each run of outputs along the last axis that share an element of the window.
#define EACH_WINDOW_ROW(row)                                                                       \
  long plane = w->input[0] * w->input[1] * w->input[2];                                            \
  long columns_count = w->output[0] * w->output[1] * w->output[2];                                 \
  for (long c = 0; c < w->channels; c++)                                                           \
    for (long i = 0; i < w->kernel[0]; i++)                                                        \
      for (long j = 0; j < w->kernel[1]; j++)                                                      \
        for (long k = 0; k < w->kernel[2]; k++, columns += columns_count) {                        \
          long di = i * w->dilation[0] - w->padding[0], dj = j * w->dilation[1] - w->padding[1];   \
          long dk = k * w->dilation[2] - w->padding[2], first, end;                                \
          inside(w, 2, dk, &first, &end);                                                          \
          for (long a = 0; a < w->output[0]; a++)                                                  \
            for (long b = 0; b < w->output[1]; b++) {                                              \
              long ia = a * w->stride[0] + di, ib = b * w->stride[1] + dj;                         \
              int is_outside = ia < 0 || ia >= w->input[0] || ib < 0 || ib >= w->input[1];         \
              long width = w->output[2], step = w->stride[2];                                      \
              long start = c * plane + (ia * w->input[1] + ib) * w->input[2] + dk;                 \
              long place = (a * w->output[1] + b) * width;                                         \
              row                                                                                  \
            }                                                                                      \
        }

static void fold(const ck_windows *w, const float *columns, float *x) {
  EACH_WINDOW_ROW({
    if (is_outside) continue;
    const float *y = columns + place;
    if (step == 1) {
      float *out = x + start;
      for (long n = first; n < end; n++) out[n] += y[n];
    } else {
      for (long n = first; n < end; n++) x[start + n * step] += y[n];
    }
  })
}
