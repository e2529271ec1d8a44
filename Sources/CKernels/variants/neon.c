#if defined(__aarch64__)
#define CK_VARIANT neon
#define CK_TILE_ROWS 6
#define CK_TILE_VECTORS 1
#define CK_WORTH_A_THREAD 1000000
#include "../body/all.h"
#endif
