#include "CKernels.h"

#include <stddef.h>
#include <string.h>

extern const ck_kernels ck_kernels_baseline;
#if defined(__x86_64__)
extern const ck_kernels ck_kernels_avx2;
extern const ck_kernels ck_kernels_avx512;
#elif defined(__aarch64__)
extern const ck_kernels ck_kernels_neon;
#endif

const ck_kernels *ck_select(const char *name) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  int avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
  if (avx512 && (name == NULL || strcmp(name, "avx512") == 0)) return &ck_kernels_avx512;
  if (avx2 && (name == NULL || strcmp(name, "avx2") == 0)) return &ck_kernels_avx2;
#elif defined(__aarch64__)
  if (name == NULL || strcmp(name, "neon") == 0) return &ck_kernels_neon;
#endif
  if (name == NULL || strcmp(name, "baseline") == 0) return &ck_kernels_baseline;
  return NULL;
}
