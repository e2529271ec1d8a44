// Vectors of 16 floats, whatever the hardware's width: the compiler splits them, and since every
// lane is computed alike, the split changes no bit.
#include <stdint.h>
#include <string.h>

// Every function that takes or gives vectors is inlined, so how they would be passed is no matter.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

typedef float F __attribute__((vector_size(64)));
typedef int32_t I __attribute__((vector_size(64)));
typedef uint32_t U __attribute__((vector_size(64)));
typedef float F8 __attribute__((vector_size(32)));
typedef int32_t I8 __attribute__((vector_size(32)));
typedef double D __attribute__((vector_size(64)));
typedef int64_t L __attribute__((vector_size(64)));

#define LANES 16
#define CONVERT __builtin_convertvector

INLINE F load(const float *p) {
  F v;
  memcpy(&v, p, sizeof v);
  return v;
}
INLINE void store(float *p, F v) { memcpy(p, &v, sizeof v); }
INLINE F load_part(const float *p, long count) {
  F v = {0};
  memcpy(&v, p, (unsigned long)count * sizeof(float));
  return v;
}
INLINE void store_part(float *p, F v, long count) {
  memcpy(p, &v, (unsigned long)count * sizeof(float));
}
INLINE F splat(float x) { return x - (F){0}; }
INLINE I splat_int(int32_t x) { return x - (I){0}; }
INLINE D splat_double(double x) { return x - (D){0}; }

// Clang's own kind of vector has `?:`, which becomes a blend, or a minimum or maximum with the same NaN.
typedef float choice_float __attribute__((ext_vector_type(16)));
typedef int32_t choice_mask __attribute__((ext_vector_type(16)));
INLINE F select_float(I mask, F yes, F no) {
  return (F)((choice_mask)mask ? (choice_float)yes : (choice_float)no);
}
INLINE D select_double(L mask, D yes, D no) { return (D)((mask & (L)yes) | (~mask & (L)no)); }
INLINE F absolute(F x) { return (F)((I)x & splat_int(0x7fffffff)); }
INLINE F with_sign_of(F x, F sign) {
  return (F)(((I)x & splat_int(0x7fffffff)) | ((I)sign & splat_int(INT32_MIN)));
}

INLINE F8 low_half(F x) { return __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7); }
INLINE F8 high_half(F x) { return __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15); }
INLINE F both_halves(F8 low, F8 high) {
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

#if defined(CK_SOFTWARE_FMA)
// The product of two floats is exact in double. Their sum with c is rounded to odd there (an
// inexact sum takes the neighbour whose last bit is 1), so that the rounding to float that follows
// is the only one (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", 2008).
INLINE F8 fused8(F8 a, F8 b, F8 c) {
  D product = CONVERT(a, D) * CONVERT(b, D), addend = CONVERT(c, D);
  D sum = product + addend;
  D t = sum - product;
  D error = (product - (sum - t)) + (addend - t);
  D zero = splat_double(0);
  L bits = (L)sum;
  L inexact = (L)(error > zero) | (L)(error < zero);
  L even = (L)((bits & 1) == 0);
  L outward = ~((L)(error > zero) ^ (L)(sum > zero));
  bits += inexact & even & ((outward & 2) - 1);
  return CONVERT((D)bits, F8);
}
INLINE F fused(F a, F b, F c) {
  return both_halves(
      fused8(low_half(a), low_half(b), low_half(c)),
      fused8(high_half(a), high_half(b), high_half(c)));
}
#else
INLINE F fused(F a, F b, F c) { return __builtin_elementwise_fma(a, b, c); }
#endif

/// sqrt is correctly rounded by IEEE 754 in every instruction set.
INLINE F square_root(F x) { return __builtin_elementwise_sqrt(x); }

/// Rounds to the nearest whole number, |x| < 2^22, by pushing the fraction off the end.
#define ROUNDER 0x1.8p23f
#define ROUNDER_DOUBLE 0x1.8p52
