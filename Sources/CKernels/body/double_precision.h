// pow and erf, computed in double precision by products and sums alone, then rounded once.

INLINE D exp_double(D x) {
  x = select_double((L)(x > splat_double(120)), splat_double(120), x);
  x = select_double((L)(x < splat_double(-120)), splat_double(-120), x);
  D shifted = x * splat_double(0x1.71547652b82fep+0) + splat_double(ROUNDER_DOUBLE);
  L n = (L)shifted - (L)splat_double(ROUNDER_DOUBLE);
  D count = shifted - splat_double(ROUNDER_DOUBLE);
  D r = x - count * splat_double(0x1.62e42fefap-1);
  r = r - count * splat_double(0x1.cf79abc9e3b3ap-40);
  static const double over_factorial[] = {
      1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320,
      1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800};
  D p = splat_double(over_factorial[11]);
  for (int i = 10; i >= 0; i--) p = p * r + splat_double(over_factorial[i]);
  return p * (D)((n + 1023) << 52);  // for NaN, n means nothing, but p is NaN
}

/// The logarithm of a double that came from a float, so it is never subnormal; x >= 0.
INLINE D log_double(D x) {
  L bits = (L)x - 0x3fe6a09e667f3bcd;
  D exponent = (D)((bits >> 52) + (L)splat_double(ROUNDER_DOUBLE)) - splat_double(ROUNDER_DOUBLE);
  D m = (D)((bits & 0xfffffffffffff) + 0x3fe6a09e667f3bcd);
  D f = m - splat_double(1);
  D s = f / (f + splat_double(2)), z = s * s;
  D p = splat_double(2.0 / 19);
  for (int k = 17; k >= 1; k -= 2) p = p * z + splat_double(2.0 / k);
  D result = exponent * splat_double(0x1.cf79abc9e3b3ap-40) + p * s;
  result = exponent * splat_double(0x1.62e42fefap-1) + result;
  result = select_double((L)(x == splat_double(0)), splat_double(-__builtin_inf()), result);
  return select_double((L)((x == x) & (x < splat_double(__builtin_inf()))) |
                           (L)(x == splat_double(0)), result, x);
}

/// As C99's pow at the edges.
INLINE F8 power8(F8 base, F8 exponent) {
  D x = CONVERT(base, D), y = CONVERT(exponent, D);
  D zero = splat_double(0), one = splat_double(1);
  D size = (D)((L)x & INT64_MAX);
  D value = exp_double(y * log_double(size));
  // Whole numbers, and odd ones: past 2^53 / 4 every float is an even whole number.
  D bounded = (D)((L)y & INT64_MAX);
  bounded = select_double((L)(bounded < splat_double(0x1p40)), bounded, splat_double(0x1p40));
  D whole_part = (bounded + splat_double(ROUNDER_DOUBLE)) - splat_double(ROUNDER_DOUBLE);
  D half = bounded * splat_double(0.5);
  D whole_half = (half + splat_double(ROUNDER_DOUBLE)) - splat_double(ROUNDER_DOUBLE);
  L whole = (L)(whole_part == bounded);
  L odd = whole & (L)(whole_half != half);
  value = (D)((L)value ^ (((L)x & odd) & INT64_MIN));
  L bad = (L)(x < zero) & ~whole & (L)(size < splat_double(__builtin_inf()));
  value = select_double(bad, splat_double(__builtin_nan("")), value);
  L infinite = (L)(((L)y & INT64_MAX) == (L)splat_double(__builtin_inf()));
  value = select_double((L)(size == one) & infinite, one, value);
  value = select_double((L)(x == one) | (L)(y == zero), one, value);
  return CONVERT(value, F8);
}
INLINE F lanes_power(F x, F y) {
  return both_halves(power8(low_half(x), low_half(y)), power8(high_half(x), high_half(y)));
}

INLINE F8 erf8(F8 input) {
  D x = CONVERT(input, D);
  D size = (D)((L)x & INT64_MAX);
  static const double small_terms[] = {
      0x1.20dd750428b20p+0,  -0x1.812746adb1e9ep-2,  0x1.ce2f209743f5bp-4,
      -0x1.b82cb8f0c37c6p-6, 0x1.56586cca80d83p-8,   -0x1.bfdf57f1fdba3p-11,
      0x1.f56bde3c3c28fp-14, -0x1.d25cd498624f0p-17, 0x1.1b8c0b842b56fp-20};
  static const double large_terms[] = {
      0x1.f3a2dc86ba465p+2,   0x1.5692524c7c889p+2,  0x1.e3460a670d35bp-1,
      0x1.63cbdf06f3e6cp-7,   -0x1.1bda1f309de9dp-9, 0x1.b93ec06af5ce9p-12,
      -0x1.424ac8894d5a6p-14, 0x1.ba80d9d5bfc78p-17, -0x1.a36fc3a20afc7p-20,
      0x1.516c8e8bbd10bp-26,  -0x1.679d92a023b3bp-23, -0x1.39866c6f6ab92p-24};
  D z = x * x, small = splat_double(small_terms[8]);
  for (int i = 7; i >= 0; i--) small = small * z + splat_double(small_terms[i]);
  small = small * x;
  D bounded = select_double((L)(size < splat_double(4)), size, splat_double(4));
  D t = bounded - splat_double(2.5), large = splat_double(large_terms[11]);
  for (int i = 10; i >= 0; i--) large = large * t + splat_double(large_terms[i]);
  large = splat_double(1) - exp_double(splat_double(0) - large);
  large = (D)((L)large | ((L)x & INT64_MIN));
  D value = select_double((L)(size < splat_double(1)), small, large);
  return CONVERT(select_double((L)(x == x), value, x), F8);
}
INLINE F lanes_erf(F x) { return both_halves(erf8(low_half(x)), erf8(high_half(x))); }
