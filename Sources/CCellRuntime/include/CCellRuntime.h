/// What a cell program needs of the operating system and Swift cannot say safely: appending records
/// to a file, the last words of a dying process, and a child that runs an error cell.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Opens the record file at `path` for appending, makes standard output line buffered, and from
/// then on writes a `crashed` record before the process dies of a signal. False where the file
/// cannot be opened.
bool cell_runtime_start(const char *path);

/// Appends `count` bytes to the record file in one write.
void cell_runtime_write(const uint8_t *bytes, size_t count);

/// Bytes printed so far to standard output and standard error, which are one file; flushes first.
int64_t cell_runtime_output_offset(void);

/// Nanoseconds of a clock that never goes back.
int64_t cell_runtime_now(void);

/// Offsets, into the executable, of the code that threw last, innermost first. Returns how many of
/// `capacity` were filled.
size_t cell_runtime_thrown_at(uint64_t *addresses, size_t capacity);

/// Forks. 0 in the child, the child's process id in the parent, -1 where there is none.
int32_t cell_runtime_fork(void);

/// Waits for a child: its exit status, or 256 + the signal that ended it.
int32_t cell_runtime_wait(int32_t process);

/// As `cell_runtime_wait`; -1 where the child has not ended after `seconds`, and was killed.
int32_t cell_runtime_wait_at_most(int32_t process, double seconds);

/// Leaves the process at once, with standard output flushed.
void cell_runtime_exit(int32_t status) __attribute__((noreturn));

/// One lock around the recording of values: cells may use threads. It may be taken again by the
/// thread that holds it, since describing a value runs instrumented code.
void cell_runtime_lock(void);
void cell_runtime_unlock(void);
