// Philox 4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011).
// A group is 16 counters side by side, one a lane; its 64 numbers are word 0 of all 16 lanes, then
// word 1, word 2 and word 3.

typedef uint64_t W __attribute__((vector_size(128)));

INLINE void multiply_wide(uint32_t factor, U x, U *high, U *low) {
  W product = CONVERT(x, W) * (uint64_t)factor;
  *high = CONVERT(product >> 32, U);
  *low = CONVERT(product, U);
}

INLINE void philox_group(uint64_t key, uint64_t group, U words[4]) {
  U lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  uint64_t counter = group * LANES;  // a multiple of 16: no carry between the lanes
  U c0 = lane + (uint32_t)counter, c1 = lane * 0 + (uint32_t)(counter >> 32);
  U c2 = lane * 0, c3 = c2;
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    U high0, low0, high1, low1;
    multiply_wide(0xD2511F53u, c0, &high0, &low0);
    multiply_wide(0xCD9E8D57u, c2, &high1, &low1);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

/// Multiples of 2^-24 in [0, 1).
INLINE F unit(U word) { return CONVERT((I)(word >> 8), F) * splat(0x1p-24f); }

/// Two independent standard normal numbers (Box and Muller, 1958).
INLINE void box_muller(U radius_word, U angle_word, F *first, F *second) {
  F u = CONVERT((I)(radius_word >> 8) + 1, F) * splat(0x1p-24f);  // (0, 1]
  F radius = square_root(lanes_log(u) * splat(-2.f));
  // The angle is a quarter turn times 4 v = quadrant + t, |t| <= 1/2, all exact.
  F turn = unit(angle_word) * splat(4.f);
  F shifted = turn + splat(ROUNDER);
  I quadrant = (I)shifted;
  F t = turn - (shifted - splat(ROUNDER));
  F z = t * t;
  F s = splat(-0x1.2d9bb8p-8f);
  s = fused(s, z, splat(0x1.465ec6p-4f));
  s = fused(s, z, splat(-0x1.4abbbap-1f));
  s = fused(s, z, splat(0x1.921fb6p+0f)) * t;
  F c = splat(0x1.d9c364p-11f);
  c = fused(c, z, splat(-0x1.55c57cp-6f));
  c = fused(c, z, splat(0x1.03c1dcp-2f));
  c = fused(c, z, splat(-0x1.3bd3ccp+0f));
  c = fused(c, z, splat(1.f));
  I odd = (I)((quadrant & 1) != 0);
  F cosine = select_float(odd, s, c), sine = select_float(odd, c, s);
  cosine = (F)((I)cosine ^ (((quadrant + 1) & 2) << 30));
  sine = (F)((I)sine ^ ((quadrant & 2) << 30));
  *first = radius * cosine;
  *second = radius * sine;
}

INLINE void store_group(F values[4], float *y, long count) {
  for (int w = 0; w < 4 && count > 0; w++, y += LANES, count -= LANES) {
    if (count >= LANES) store(y, values[w]);
    else store_part(y, values[w], count);
  }
}

static void random_uniform(
    uint64_t key, uint64_t group, float low, float high, float *y, long count) {
  F start = splat(low), width = splat(high - low);
  for (long i = 0; i < count; i += 4 * LANES, group++) {
    U words[4];
    F values[4];
    philox_group(key, group, words);
    for (int w = 0; w < 4; w++) values[w] = fused(unit(words[w]), width, start);
    store_group(values, y + i, count - i);
  }
}

static void random_normal(
    uint64_t key, uint64_t group, float mean, float deviation, float *y, long count) {
  F middle = splat(mean), scale = splat(deviation);
  for (long i = 0; i < count; i += 4 * LANES, group++) {
    U words[4];
    F values[4];
    philox_group(key, group, words);
    box_muller(words[0], words[1], &values[0], &values[1]);
    box_muller(words[2], words[3], &values[2], &values[3]);
    for (int w = 0; w < 4; w++) values[w] = fused(values[w], scale, middle);
    store_group(values, y + i, count - i);
  }
}
