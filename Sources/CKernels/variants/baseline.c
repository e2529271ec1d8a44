// The machine's least common instructions. x86-64 without FMA has no fused multiply-add, so it is
// computed from doubles, with the same rounding.
#define CK_VARIANT baseline
#define CK_SOFTWARE_FMA 1
#define CK_TILE_ROWS 2
#define CK_TILE_VECTORS 1
#define CK_WORTH_A_THREAD 40000
#include "../body/all.h"
