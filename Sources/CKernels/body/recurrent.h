// A step of an LSTM over a batch. A row of gates holds the input, forget, cell and output gates side by
// side, `hidden` numbers each.

/// Calls the body for each vector of a row, with its first place and how many lanes count.
#define EACH_HIDDEN(...)                                   \
  for (long r = 0; r < rows; r++)                          \
    for (long i = 0; i < hidden; i += LANES) {             \
      long n = smaller(hidden - i, LANES);                 \
      long at = r * hidden + i, gate = r * 4 * hidden + i; \
      __VA_ARGS__                                          \
    }

INLINE F load_some(const float *p, long count) { return count == LANES ? load(p) : load_part(p, count); }
INLINE void store_some(float *p, F v, long count) {
  if (count == LANES) store(p, v);
  else store_part(p, v, count);
}

static void lstm_step(
    const float *share, const float *own, const float *bias, const float *cell, float *gates,
    float *next_cell, float *inner, float *state, long rows, long hidden) {
  EACH_HIDDEN({
    F sums[4];
    for (int g = 0; g < 4; g++) {
      long k = gate + g * hidden;
      F mine = load_some(own + k, n);
      if (bias) mine = mine + load_some(bias + g * hidden + i, n);
      sums[g] = load_some(share + k, n) + mine;
    }
    F in = lanes_sigmoid(sums[0]), forget = lanes_sigmoid(sums[1]);
    F candidate = lanes_tanh(sums[2]), out = lanes_sigmoid(sums[3]);
    F c = forget * load_some(cell + at, n) + in * candidate;
    F squashed = lanes_tanh(c);
    store_some(gates + gate, in, n);
    store_some(gates + gate + hidden, forget, n);
    store_some(gates + gate + 2 * hidden, candidate, n);
    store_some(gates + gate + 3 * hidden, out, n);
    store_some(next_cell + at, c, n);
    store_some(inner + at, squashed, n);
    store_some(state + at, out * squashed, n);
  })
}

INLINE F through_sigmoid(F gradient, F y) { return gradient * (y * (splat(1.f) - y)); }
INLINE F through_tanh(F gradient, F y) {
  return gradient * fused(y, (F)((I)y ^ splat_int(INT32_MIN)), splat(1.f));
}

static void lstm_step_gradient(
    const float *later, const float *gradient, float *cell_gradient, const float *gates,
    const float *cell, const float *inner, float *gate_gradient, long rows, long hidden) {
  EACH_HIDDEN({
    F in = load_some(gates + gate, n), forget = load_some(gates + gate + hidden, n);
    F candidate = load_some(gates + gate + 2 * hidden, n);
    F out = load_some(gates + gate + 3 * hidden, n);
    F squashed = load_some(inner + at, n);
    F arriving = load_some(later + at, n) + load_some(gradient + at, n);
    F c = load_some(cell_gradient + at, n) + through_tanh(arriving * out, squashed);
    store_some(gate_gradient + gate, through_sigmoid(c * candidate, in), n);
    store_some(
        gate_gradient + gate + hidden, through_sigmoid(c * load_some(cell + at, n), forget), n);
    store_some(gate_gradient + gate + 2 * hidden, through_tanh(c * in, candidate), n);
    store_some(
        gate_gradient + gate + 3 * hidden, through_sigmoid(arriving * squashed, out), n);
    store_some(cell_gradient + at, c * forget, n);
  })
}
