#if defined(__x86_64__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define CK_VARIANT avx512
#define CK_TILE_ROWS 12
#define CK_TILE_VECTORS 2
#define CK_SCALE(x, n) (F) __builtin_ia32_scalefps512_mask(x, n, x, -1, 4)
#define CK_WORTH_A_THREAD 4000000
#include "../body/all.h"
#pragma clang attribute pop
#endif
