// Normalizing a run of numbers: x̂ = (x - mean) * inverse, and the way back. A weight and a bias lie
// beside the numbers (step 1) or are one number for all (step 0).

INLINE F load_stepped(const float *p, long step, long i, long count) {
  if (step == 0) return splat(*p);
  return count == LANES ? load(p + i) : load_part(p + i, count);
}

static float sum_of_squared_differences(const float *x, float mean, long count) {
  F middle = splat(mean), a[4] = {{0}, {0}, {0}, {0}};
  long i = 0;
  for (; i + 4 * LANES <= count; i += 4 * LANES)
    for (int k = 0; k < 4; k++) {
      F v = load(x + i + k * LANES) - middle;
      a[k] = fused(v, v, a[k]);
    }
  for (int k = 0; i < count; k++, i += LANES) {
    long n = smaller(count - i, LANES);
    float rest[LANES];
    for (int l = 0; l < LANES; l++) rest[l] = l < n ? x[i + l] : mean;
    F v = load(rest) - middle;
    a[k] = fused(v, v, a[k]);
  }
  return lanes_total(a);
}

static void normalize(
    const float *x, float mean, float inverse, const float *w, long w_step, const float *b,
    long b_step, float *y, long count) {
  F middle = splat(mean), scale = splat(inverse);
  long i = 0;
  for (; i + LANES <= count; i += LANES)
    store(
        y + i, fused(
                   (load(x + i) - middle) * scale, load_stepped(w, w_step, i, LANES),
                   load_stepped(b, b_step, i, LANES)));
  if (i < count) {
    long n = count - i;
    store_part(
        y + i,
        fused(
            (load_part(x + i, n) - middle) * scale, load_stepped(w, w_step, i, n),
            load_stepped(b, b_step, i, n)),
        n);
  }
}

static ck_gradient_sums normalize_sums(
    const float *gradient, const float *x, float mean, float inverse, const float *w, long w_step,
    long count) {
  F middle = splat(mean), scale = splat(inverse);
  F plain[4] = {{0}, {0}, {0}, {0}}, along[4] = {{0}, {0}, {0}, {0}};
  long i = 0;
  for (; i + 4 * LANES <= count; i += 4 * LANES)
    for (int k = 0; k < 4; k++) {
      long at = i + k * LANES;
      F v = load(gradient + at) * load_stepped(w, w_step, at, LANES);
      plain[k] += v;
      along[k] = fused(v, (load(x + at) - middle) * scale, along[k]);
    }
  for (int k = 0; i < count; k++, i += LANES) {
    long n = smaller(count - i, LANES);
    F v = load_part(gradient + i, n) * load_stepped(w, w_step, i, n);
    plain[k] += v;
    // The gradient's zeros behind the end make the products there 0.
    along[k] = fused(v, (load_part(x + i, n) - middle) * scale, along[k]);
  }
  return (ck_gradient_sums){lanes_total(plain), lanes_total(along)};
}

static void normalize_gradient(
    const float *gradient, const float *x, float mean, float inverse, const float *w, long w_step,
    float plain, float along, float scale, float *y, long count) {
  F middle = splat(mean), unit = splat(inverse), p = splat(plain), a = splat(-along);
  F factor = splat(scale);
  long i = 0;
  for (; i + LANES <= count; i += LANES) {
    F v = fused(load(gradient + i), load_stepped(w, w_step, i, LANES), -p);
    store(y + i, fused((load(x + i) - middle) * unit, a, v) * factor);
  }
  if (i < count) {
    long n = count - i;
    F v = fused(load_part(gradient + i, n), load_stepped(w, w_step, i, n), -p);
    store_part(y + i, fused((load_part(x + i, n) - middle) * unit, a, v) * factor, n);
  }
}

static void normalize_weight_gradient(
    const float *gradient, const float *x, float mean, float inverse, float *weight, float *bias,
    long count) {
  F middle = splat(mean), scale = splat(inverse);
  for (long i = 0; i < count; i += LANES) {
    long n = smaller(count - i, LANES);
    if (n == LANES) {
      F v = load(gradient + i);
      store(weight + i, fused(v, (load(x + i) - middle) * scale, load(weight + i)));
      store(bias + i, load(bias + i) + v);
    } else {
      F v = load_part(gradient + i, n);
      F unit = (load_part(x + i, n) - middle) * scale;
      store_part(weight + i, fused(v, unit, load_part(weight + i, n)), n);
      store_part(bias + i, load_part(bias + i, n) + v, n);
    }
  }
}
