#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define CK_VARIANT avx2
#define CK_TILE_ROWS 6
#define CK_TILE_VECTORS 1
#define CK_WORTH_A_THREAD 2000000
#include "../body/all.h"
#pragma clang attribute pop
#endif
