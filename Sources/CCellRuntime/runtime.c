#include "CCellRuntime.h"
