// sin and cos, computed in double precision by products and sums alone, then rounded once.

/// The bits of 2/pi after the binary point.
static const uint64_t two_over_pi[5] = {
    0xa2f9836e4e441529, 0xfc2757d1f534ddc0, 0xdb6295993c439041, 0xfe5163abdebbc561,
    0xb7246e3a424dd2e0};

/// x = quadrant pi/2 + remainder for |x| >= 2^28, where the reduction in doubles has too few bits
/// (Payne and Hanek, "Radian reduction for trigonometric functions", 1983).
static double reduce_huge(float x, int64_t *quadrant) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  int exponent = (int)(bits >> 23 & 0xff) - 150;  // |x| = mantissa 2^exponent
  uint64_t mantissa = (bits & 0x7fffff) | 0x800000;
  // Bits before this one give whole turns.
  int first = exponent - 2;
  uint64_t window[2];
  for (int i = 0; i < 2; i++) {
    int start = first + 64 * i, word = start >> 6, shift = start & 63;
    window[i] = two_over_pi[word] << shift;
    if (shift != 0) window[i] |= two_over_pi[word + 1] >> (64 - shift);
  }
  // 96 bits of the window are enough, and their product with the mantissa fits in 128.
  unsigned __int128 w = (unsigned __int128)window[0] << 32 | window[1] >> 32;
  unsigned __int128 product = (w * mantissa) << 32;  // in units of 2^-126, whole turns gone
  unsigned __int128 rounded = product + ((unsigned __int128)1 << 125);
  *quadrant = (int64_t)(rounded >> 126);
  int64_t top = (int64_t)((product - ((rounded >> 126) << 126)) >> 64);  // units of 2^-62
  double remainder = (double)top * 0x1p-62 * 0x1.921fb54442d18p+0;
  if (x < 0) {
    *quadrant = -*quadrant;
    remainder = -remainder;
  }
  return remainder;
}

INLINE F8 sine8(F8 input, int64_t quarters) {
  D x = CONVERT(input, D);
  D shifted = x * splat_double(0x1.45f306dc9c883p-1) + splat_double(ROUNDER_DOUBLE);
  L quadrant = (L)shifted;
  D count = shifted - splat_double(ROUNDER_DOUBLE);
  // pi/2 in two parts; the first has 25 bits, so that its product is exact up to 2^28.
  D r = x - count * splat_double(0x1.921fb5p+0);
  r = r - count * splat_double(0x1.110b4611a6263p-26);
  L huge = (L)(x >= splat_double(0x1p28)) | (L)(x <= splat_double(-0x1p28));
  for (int i = 0; i < 8; i++) {
    if (huge[i] && input[i] - input[i] == 0) {
      int64_t q;
      r[i] = reduce_huge(input[i], &q);
      quadrant[i] = q;
    }
  }
  quadrant += quarters;
  D z = r * r;
  D s = splat_double(-0x1.a950534c168cfp-26);
  s = s * z + splat_double(0x1.71d7310d79276p-19);
  s = s * z + splat_double(-0x1.a019f8a150914p-13);
  s = s * z + splat_double(0x1.1111110bddec6p-7);
  s = s * z + splat_double(-0x1.5555555550ef8p-3);
  s = s * z * r + r;
  D c = splat_double(-0x1.23b67f9bcb321p-22);
  c = c * z + splat_double(0x1.a00e380782492p-16);
  c = c * z + splat_double(-0x1.6c16b206bbd96p-10);
  c = c * z + splat_double(0x1.5555554309c13p-5);
  c = c * z + splat_double(-0x1.ffffffffdfe82p-2);
  c = c * z + splat_double(1);
  L odd = (L)((quadrant & 1) != 0);
  D value = select_double(odd, c, s);
  value = (D)((L)value ^ ((quadrant & 2) << 62));
  D finite = x - x;  // 0, or NaN for infinity and NaN
  value = select_double((L)(finite == finite), value, finite);
  return CONVERT(value, F8);
}

INLINE F lanes_sin(F x) {
  F result = both_halves(sine8(low_half(x), 0), sine8(high_half(x), 0));
  return select_float((I)(x == splat(0.f)), x, result);  // -0 stays -0
}
INLINE F lanes_cos(F x) { return both_halves(sine8(low_half(x), 1), sine8(high_half(x), 1)); }
