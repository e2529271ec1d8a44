// What the machine offers besides its vector unit.
#define _GNU_SOURCE
#include "CKernels.h"

#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

long ck_core_count(void) {
#if defined(__linux__)
  cpu_set_t cores;
  if (sched_getaffinity(0, sizeof cores, &cores) == 0) return CPU_COUNT(&cores);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? count : 1;
}
