#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Opens the record file at `path` for appending.
bool records_open(const char *path);

/// The size of what was printed, without flushing: safe in a signal handler.
int64_t output_size(void);
