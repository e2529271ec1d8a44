#pragma once
#include <stdint.h>

/// Installs the handlers that write a `crashed` record, and the hook that notes where errors are
/// thrown.
void crash_reports_start(void);

/// The size of what was printed, without flushing: safe in a signal handler.
int64_t output_size(void);
