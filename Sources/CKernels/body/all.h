// Everything a variant holds; included once by each file in variants/.
#include "CKernels.h"

#pragma clang fp contract(off)

#include "lanes.h"

#include "exponential.h"
#include "trigonometric.h"
#include "double_precision.h"
#include "elementwise.h"
#include "reductions.h"
#include "tiles.h"
#include "matmul.h"
#include "convolution.h"
#include "normalization.h"
#include "recurrent.h"
#include "random.h"
#include "windows.h"
#include "pooling.h"
#include "table.h"
