// exp, log, tanh and sigmoid within 2 units in the last place. Coefficients: Scripts/fit_polynomials.py.

/// x 2^n, rounded once, for |x| near 1 and -151 <= n <= 150, which comes as both kinds of number.
INLINE F times_power_of_two(F x, I n, F count) {
#if defined(CK_SCALE)
  return CK_SCALE(x, count);
#else
  // In two steps, since 2^n may be no float; the first is exact.
  I half = n >> 1;
  F first = (F)((U)(half + splat_int(127)) << 23);
  F second = (F)((U)(n - half + splat_int(127)) << 23);
  return x * first * second;
#endif
}

/// e^x for -104.5 <= x <= 104 and NaN. Where a result need not be as exact, what the roundings of
/// 1 + r and of r lost may stay lost.
INLINE F bounded_exp(F bounded, int keeps_lost) {
  F shifted = fused(bounded, splat(0x1.715476p+0f), splat(ROUNDER));
  I n = (I)shifted - (I)splat(ROUNDER);
  F count = shifted - splat(ROUNDER);
  F high = fused(count, splat(-0x1.62e430p-1f), bounded);  // exact
  F r = fused(count, splat(0x1.05c610p-29f), high);
  F p = splat(0x1.6a2426p-10f);
  p = fused(p, r, splat(0x1.123a00p-7f));
  p = fused(p, r, splat(0x1.5558f2p-5f));
  p = fused(p, r, splat(0x1.555492p-3f));
  p = fused(p, r, splat(0x1.fffffcp-2f));
  if (keeps_lost) {
    // 1 + r + r^2 P, with what was lost added to the small part.
    F one_and_r = splat(1.f) + high;
    F lost = high - (one_and_r - splat(1.f));
    lost = fused(count, splat(0x1.05c610p-29f), lost);
    p = one_and_r + fused(p, r * r, lost);
  } else {
    p = splat(1.f) + fused(p, r * r, r);
  }
  // For NaN, n means nothing, but p is NaN.
  return times_power_of_two(p, n, count);
}

INLINE F lanes_exp(F x) {
  // Past these bounds the result is infinity or 0 anyway. Written so that NaN goes through.
  F bounded = select_float((I)(x > splat(104.f)), splat(104.f), x);
  bounded = select_float((I)(bounded < splat(-104.5f)), splat(-104.5f), bounded);
  return bounded_exp(bounded, 1);
}

INLINE F lanes_log(F x) {
  I tiny = (I)(x < splat(0x1p-126f));
  F scaled = select_float(tiny, x * splat(0x1p23f), x);
  // Exponent and mantissa of scaled = m 2^e, sqrt(1/2) <= m < sqrt(2).
  I bits = (I)scaled - splat_int(0x3f3504f3);
  I e = bits >> 23;
  F m = (F)((bits & splat_int(0x7fffff)) + splat_int(0x3f3504f3));
  F exponent = CONVERT(e - (tiny & splat_int(23)), F);
  F f = m - splat(1.f);
  F p = splat(0x1.145df6p-4f);
  p = fused(p, f, splat(-0x1.de3ed2p-4f));
  p = fused(p, f, splat(0x1.e6ef22p-4f));
  p = fused(p, f, splat(-0x1.fc2180p-4f));
  p = fused(p, f, splat(0x1.233774p-3f));
  p = fused(p, f, splat(-0x1.555c52p-3f));
  p = fused(p, f, splat(0x1.99a4b4p-3f));
  p = fused(p, f, splat(-0x1.000006p-2f));
  p = fused(p, f, splat(0x1.555548p-2f));
  F square = f * f;
  F rest = fused(p * f, square, square * splat(-0.5f));
  // ln 2 in two parts, the first short enough that exponent * part is exact.
  rest = fused(exponent, splat(0x1.7f7d1cp-20f), rest);
  F result = fused(exponent, splat(0x1.62e4p-1f), f + rest);
  result = select_float((I)(x == splat(0.f)), splat(-__builtin_inff()), result);
  result = select_float((I)(x == splat(__builtin_inff())), x, result);
  I bad = (I)(x < splat(0.f)) | (I)(x != x);
  return select_float(bad, splat(__builtin_nanf("")), result);
}

INLINE F lanes_tanh(F x) {
  F size = absolute(x);
  F z = x * x;
  F p = splat(-0x1.76ebb8p-8f);
  p = fused(p, z, splat(0x1.52646ap-6f));
  p = fused(p, z, splat(-0x1.b84642p-5f));
  p = fused(p, z, splat(0x1.110776p-3f));
  p = fused(p, z, splat(-0x1.555534p-2f));
  F small = fused(p * z, x, x);
  F e = lanes_exp(size + size);
  F large = splat(1.f) - splat(2.f) / (e + splat(1.f));
  return with_sign_of(select_float((I)(size < splat(0.6f)), small, large), x);
}

INLINE F lanes_sigmoid(F x) {
  F minus_size = (F)((I)x | splat_int(INT32_MIN));  // -|x|, so nothing overflows
  F e = bounded_exp(
      select_float((I)(minus_size < splat(-104.5f)), splat(-104.5f), minus_size), 0);
  F top = select_float((I)(x < splat(0.f)), e, splat(1.f));
  // top / (1 + e), corrected for the rounding of 1 + e.
  F bottom = splat(1.f) + e;
  F lost = e - (bottom - splat(1.f));
  F quotient = top / bottom;
  F minus = (F)((I)quotient ^ splat_int(INT32_MIN));
  return fused(minus, lost, quotient);
}
