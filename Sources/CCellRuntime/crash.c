// A dying cell program says where: it walks its frames and writes those that lie in its own
// executable, as offsets that a symbolizer can read. Everything after `die` is safe in a signal
// handler.
#define _GNU_SOURCE
#include "crash.h"
#include "CCellRuntime.h"
#include "records.h"

#include <execinfo.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>

#if defined(__linux__)
#include <link.h>
#elif defined(__APPLE__)
#include <mach-o/dyld.h>
#include <mach-o/getsect.h>
#endif

enum { most_frames = 96, most_reported = 24, stack_size = 1 << 16 };

static uintptr_t executable_base, executable_start, executable_end;
static __thread uint64_t thrown_at[most_reported];
static __thread size_t thrown_count;

static size_t keep_own_frames(
    void *const *frames, int count, uintptr_t trapped, uint64_t *addresses, size_t capacity) {
  size_t kept = 0;
  for (int index = 0; index < count && kept < capacity; index++) {
    uintptr_t address = (uintptr_t)frames[index];
    if (address < executable_start || address >= executable_end) continue;
    // A return address is one past the call: look up the call. The trap itself stands where it is.
    addresses[kept++] = (uint64_t)(address - executable_base - (address != trapped));
  }
  return kept;
}

// The Swift runtime calls this before an error is thrown. Frame pointers are followed rather than
// unwind tables: a loop may throw often.
extern void (*_Atomic _swift_willThrow)(void *error) __attribute__((weak));

static void note_throw(void *error) {
  (void)error;
  void *frames[64];
  int count = 0;
  void **frame = __builtin_frame_address(0);
  while (count < 64 && frame != NULL) {
    void **next = frame[0];
    if (frame[1] == NULL) break;
    frames[count++] = frame[1];
    if (next <= frame || (uintptr_t)next - (uintptr_t)frame > (8u << 20)) break;
    frame = next;
  }
  thrown_count = keep_own_frames(frames, count, 0, thrown_at, most_reported);
}

size_t cell_runtime_thrown_at(uint64_t *addresses, size_t capacity) {
  size_t count = thrown_count < capacity ? thrown_count : capacity;
  memcpy(addresses, thrown_at, count * sizeof *addresses);
  return count;
}

static uint8_t *put(uint8_t *cursor, uint64_t number) {
  for (int index = 0; index < 8; index++) *cursor++ = (uint8_t)(number >> (8 * index));
  return cursor;
}

static uintptr_t interrupted_at(void *context) {
  ucontext_t *interrupted = context;
#if defined(__linux__) && defined(__x86_64__)
  return (uintptr_t)interrupted->uc_mcontext.gregs[REG_RIP];
#elif defined(__linux__) && defined(__aarch64__)
  return (uintptr_t)interrupted->uc_mcontext.pc;
#elif defined(__APPLE__) && defined(__x86_64__)
  return (uintptr_t)interrupted->uc_mcontext->__ss.__rip;
#elif defined(__APPLE__) && defined(__aarch64__)
  return (uintptr_t)interrupted->uc_mcontext->__ss.__pc;
#else
  (void)interrupted;
  return 0;
#endif
}

static void die(int signal_number, siginfo_t *info, void *context) {
  (void)info;
  signal(signal_number, SIG_DFL);
  void *frames[most_frames];
  int count = backtrace(frames, most_frames);
  uint64_t addresses[most_reported];
  size_t kept = keep_own_frames(frames, count, interrupted_at(context), addresses, most_reported);

  // `crashed`, as CellProtocol's RecordCoding spells it.
  uint8_t record[8 + 1 + 8 * (4 + 2 * most_reported)], *cursor = record + 8;
  *cursor++ = 7;
  cursor = put(cursor, (uint64_t)output_size());
  cursor = put(cursor, (uint64_t)signal_number);
  cursor = put(cursor, kept);
  for (size_t index = 0; index < kept; index++) cursor = put(cursor, addresses[index]);
  cursor = put(cursor, thrown_count);
  for (size_t index = 0; index < thrown_count; index++) cursor = put(cursor, thrown_at[index]);
  put(record, (uint64_t)(cursor - record - 8));
  cell_runtime_write(record, (size_t)(cursor - record));

  raise(signal_number);
}

#if defined(__linux__)
static int note_executable(struct dl_phdr_info *info, size_t size, void *found) {
  (void)size;
  (void)found;
  // The first object is the executable.
  executable_base = info->dlpi_addr;
  for (int index = 0; index < info->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X)) continue;
    executable_start = executable_base + segment->p_vaddr;
    executable_end = executable_start + segment->p_memsz;
  }
  return 1;
}

static void find_executable(void) { dl_iterate_phdr(note_executable, NULL); }
#elif defined(__APPLE__)
static void find_executable(void) {
  // `atos -offset` counts from the header's own address.
  const struct mach_header_64 *header = (const void *)_dyld_get_image_header(0);
  unsigned long size = 0;
  uint8_t *text = getsegmentdata(header, "__TEXT", &size);
  executable_base = (uintptr_t)header;
  executable_start = (uintptr_t)text;
  executable_end = executable_start + size;
}
#endif

void crash_reports_start(void) {
  find_executable();
  // The first call loads the unwinder, which a handler must not do.
  void *frame;
  backtrace(&frame, 1);
  if (&_swift_willThrow != NULL) _swift_willThrow = note_throw;

  // A stack of its own: the usual one may be what ran out.
  static uint8_t stack[stack_size];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_sigaction = die, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  const int deadly[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGXFSZ};
  for (size_t index = 0; index < sizeof deadly / sizeof *deadly; index++) {
    sigaction(deadly[index], &action, NULL);
  }
}
